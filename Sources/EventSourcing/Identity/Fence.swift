/// A number that only grows with every claim of a job; a worker's appends carry the fence its claim was given (G5).
public struct Fence: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public let number: Int64

    public init(_ number: Int64) { self.number = number }

    /// The fence of a job nobody has claimed yet.
    public static let unclaimed = Self(0)

    public var next: Self { Self(self.number + 1) }

    public init(from decoder: any Decoder) throws {
        self.number = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.number)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.number < rhs.number }

    public var description: String { String(self.number) }
}

/// One run of a worker process, in the same alphabet as ``UserID``; never reused.
public struct WorkerID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public let name: String

    /// Nil unless the name keeps to the token alphabet above.
    public init?(_ name: String) {
        guard ActorName.isToken(name) else { return nil }
        self.name = name
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = try WorkerID(container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a token")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.name)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.name < rhs.name }

    public var description: String { self.name }
}

/// Where a text stands in a ``Resume``: a JSON Pointer (RFC 6901) such as `/work/0/highlights/2` or `/basics/summary`.
///
/// Evidence, layout heights and the guard all name texts this way.
public struct SourceID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public let pointer: String

    public init(_ pointer: String) { self.pointer = pointer }

    public init(from decoder: any Decoder) throws {
        self.pointer = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.pointer)
    }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.pointer < rhs.pointer }

    public var description: String { self.pointer }
}

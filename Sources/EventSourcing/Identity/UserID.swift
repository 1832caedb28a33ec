/// Whose job it is: an opaque name of 1…128 characters from `A–Z a–z 0–9 . _ @ -`. Scope of idempotency keys, payload keys and erasure.
public struct UserID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public let name: String

    /// Nil unless the name keeps to the token alphabet above.
    public init?(_ name: String) {
        guard ActorName.isToken(name) else { return nil }
        self.name = name
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = try UserID(container.decode(String.self)) else {
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

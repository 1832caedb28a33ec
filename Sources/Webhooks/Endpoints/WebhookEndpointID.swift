public import EventSourcing

/// Names a place that webhooks are sent to: a UUIDv7.
public struct WebhookEndpointID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// It has the form of a job's id.
    private let value: JobID

    /// A new id (UUIDv7) from a clock reading and 74 random bits.
    public init(at time: Timestamp, random: (UInt64, UInt64)) { self.value = JobID(at: time, random: random) }

    /// The sixteen bytes, big-endian, as two words.
    public init(high: UInt64, low: UInt64) { self.value = JobID(high: high, low: low) }

    public var high: UInt64 { self.value.high }
    public var low: UInt64 { self.value.low }

    /// Reads the canonical 8-4-4-4-12 form; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let value = JobID(text) else { return nil }
        self.value = value
    }

    /// The id that a request of this name makes whenever it is repeated: a UUID made of a hash (version 8, RFC 9562 §5.8).
    public init(ofRequest name: String, of user: UserID) {
        self.value = JobID(hashOf: "selvedge.webhook.endpoint \(user) \(name)")
    }

    public init(from decoder: any Decoder) throws { self.value = try JobID(from: decoder) }

    public func encode(to encoder: any Encoder) throws { try self.value.encode(to: encoder) }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.value < rhs.value }

    public var description: String { self.value.description }
}

public import EventSourcing

/// Names a place that webhooks are sent to: a UUIDv7.
public struct WebhookEndpointID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// It has the form of a job's id.
    private let value: JobID

    /// A new id (UUIDv7) from a clock reading and 74 random bits.
    public init(at time: Timestamp, random: (UInt64, UInt64)) { self.value = JobID(at: time, random: random) }

    /// Reads the canonical 8-4-4-4-12 form; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let value = JobID(text) else { return nil }
        self.value = value
    }

    public init(from decoder: any Decoder) throws { self.value = try JobID(from: decoder) }

    public func encode(to encoder: any Encoder) throws { try self.value.encode(to: encoder) }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.value < rhs.value }

    public var description: String { self.value.description }
}

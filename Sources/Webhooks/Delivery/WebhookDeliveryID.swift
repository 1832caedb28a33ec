public import EventSourcing

/// Names one message to one endpoint, the same at every try: the `webhook-id` by which a receiver knows repeats.
public struct WebhookDeliveryID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
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

    /// The id of the message about one version of a job to one endpoint: a UUID made of their hash (version 8, RFC 9562 §5.8), so that
    /// whoever makes the message again makes the same one.
    public init(of version: Int, job: JobID, to endpoint: WebhookEndpointID) {
        self.init(hashOf: "selvedge.webhook \(endpoint) \(job) \(version)")
    }

    /// The id that a request of this name makes whenever it is repeated.
    public init(ofRequest name: String, to endpoint: WebhookEndpointID) {
        self.init(hashOf: "selvedge.webhook.test \(endpoint) \(name)")
    }

    private init(hashOf text: String) { self.value = JobID(hashOf: text) }

    public init(from decoder: any Decoder) throws { self.value = try JobID(from: decoder) }

    public func encode(to encoder: any Encoder) throws { try self.value.encode(to: encoder) }

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.value < rhs.value }

    public var description: String { self.value.description }
}

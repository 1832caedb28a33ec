/// Names one of a user's résumés: a UUID, of version 7 (RFC 9562 §5.7) when Selvedge makes it. Two users may have the same.
public struct ResumeID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The sixteen bytes, big-endian, as two words.
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A version 7 id from a clock reading and 74 random bits.
    public init(at time: Timestamp, random: (UInt64, UInt64)) { self.init(JobID(at: time, random: random)) }

    /// The id that a request of this name makes whenever it is repeated: a UUID made of a hash (version 8, RFC 9562 §5.8).
    public init(ofRequest name: String, of user: UserID) { self.init(JobID(hashOf: "selvedge.resume \(user) \(name)")) }

    /// Reads the canonical 8-4-4-4-12 form; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let id = JobID(text) else { return nil }
        self.init(id)
    }

    /// Jobs' ids are written and read the same way.
    private init(_ id: JobID) { self.init(high: id.high, low: id.low) }

    public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.high, lhs.low) < (rhs.high, rhs.low) }

    public var description: String { JobID(high: self.high, low: self.low).description }
}

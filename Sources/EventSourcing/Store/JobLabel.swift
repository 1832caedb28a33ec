/// What a person's word about a job becomes before it reaches a store: a keyed hash that only the user's key can make again, so that
/// jobs are found by it and nobody reads it (G13). 16 bytes of an HMAC-SHA256.
public struct JobLabel: Sendable, Hashable {
    /// Big-endian, as two words.
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Takes 16 bytes; nil for another count.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        let word = { (word: UInt64, byte: UInt8) in word << 8 | UInt64(byte) }
        self.init(high: bytes.prefix(8).reduce(0, word), low: bytes.dropFirst(8).reduce(0, word))
    }

    public var bytes: [UInt8] {
        [self.high, self.low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - $0 * 8)) } }
    }
}

/// All labels of one new job.
public struct JobLabels: Sendable, Equatable {
    /// Which of the user's keys made them; once it is destroyed they are worth nothing, and are not stored.
    public var keyID: Int64
    public var labels: Set<JobLabel>

    public init(keyID: Int64, labels: Set<JobLabel>) {
        self.keyID = keyID
        self.labels = labels
    }
}

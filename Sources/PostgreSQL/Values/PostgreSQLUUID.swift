/// A UUID's sixteen bytes, big-endian, as two words.
public struct PostgreSQLUUID: Sendable, Hashable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

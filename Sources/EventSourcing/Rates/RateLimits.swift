/// A bucket that fills steadily and holds so many tokens; a new one is full.
public struct TokenBucket: Sendable, Hashable {
    /// Microseconds from one token to the next.
    public let interval: Int64
    /// How many it holds.
    public let burst: Int

    /// - Parameters:
    ///   - rate: tokens a second, from one in a million seconds to a million.
    ///   - burst: how many it holds, 1…1,000,000.
    public init(rate: Double, burst: Int) {
        precondition((0.000_001...1_000_000).contains(rate) && (1...1_000_000).contains(burst), "a bucket out of bounds")
        self.interval = Int64((1_000_000 / rate).rounded())
        self.burst = burst
    }

    /// From empty to full, in microseconds; less than half of what the type can hold.
    public var capacity: Int64 { Int64(self.burst) * self.interval }
}

/// A span of time in which so many are allowed.
public struct RateWindow: Sendable, Hashable {
    public let limit: Int
    public let milliseconds: Int64

    /// - Parameters:
    ///   - limit: 0…1,000,000,000.
    ///   - milliseconds: more than 0, a hundred years at most.
    public init(limit: Int, milliseconds: Int64) {
        precondition(
            (0...1_000_000_000).contains(limit) && (1...3_155_760_000_000).contains(milliseconds),
            "a window out of bounds"
        )
        self.limit = limit
        self.milliseconds = milliseconds
    }

    public static func hourly(_ limit: Int) -> Self { Self(limit: limit, milliseconds: 3_600_000) }
}

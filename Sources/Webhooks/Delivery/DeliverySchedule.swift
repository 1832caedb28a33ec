/// When a message that could not be delivered is tried again: after a wait drawn anew each time, with full jitter.
///
/// A wait is uniform between nothing and twice its nominal value, so that receivers that come back are not met by all at once and the
/// nominal values still are the mean. After Marc Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015).
public struct DeliverySchedule: Sendable, Equatable {
    /// Mean waits after the first, second … failed try, in milliseconds; with the first there is one try more than waits.
    public var nominalMilliseconds: [Int64]
    /// The longest a receiver may ask to be left alone, in milliseconds.
    public var retryAfterLimitMilliseconds: Int64

    /// Nine tries over about a day: waits of 5 s, 30 s, 2 min, 10 min, 1 h, 3 h, 6 h and 12 h.
    public static let standard = Self(
        nominalMilliseconds: [5_000, 30_000, 120_000, 600_000, 3_600_000, 10_800_000, 21_600_000, 43_200_000],
        retryAfterLimitMilliseconds: 21_600_000
    )

    public init(nominalMilliseconds: [Int64], retryAfterLimitMilliseconds: Int64) {
        self.nominalMilliseconds = nominalMilliseconds
        self.retryAfterLimitMilliseconds = retryAfterLimitMilliseconds
    }

    /// Milliseconds to wait after the `failures`-th failed try; nil when it was the last.
    ///
    /// - Parameter retryAfter: what the receiver asked for. It can only lengthen a wait, and not beyond the limit.
    public func wait(
        afterFailures failures: Int,
        retryAfterMilliseconds retryAfter: Int64? = nil,
        using generator: inout some RandomNumberGenerator
    ) -> Int64? {
        guard (1...max(1, self.nominalMilliseconds.count)).contains(failures), !self.nominalMilliseconds.isEmpty else { return nil }
        let drawn = Int64.random(in: 0...max(0, self.nominalMilliseconds[failures - 1] * 2), using: &generator)
        return max(drawn, min(retryAfter ?? 0, self.retryAfterLimitMilliseconds))
    }
}

/// How often and when a failed step is tried again: exponential backoff with full jitter.
///
/// After Marc Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015): the delay is uniform between zero and
/// `min(cap, base · 2^(failures − 1))`.
public struct RetryPolicy: Sendable, Equatable, Codable {
    /// Failed attempts after which the job fails; 1 means no retry.
    public var maxAttempts: Int
    public var baseMilliseconds: Int64
    public var capMilliseconds: Int64

    public static let standard = Self(maxAttempts: 3, baseMilliseconds: 500, capMilliseconds: 60_000)
    public static let never = Self(maxAttempts: 1, baseMilliseconds: 0, capMilliseconds: 0)

    public init(maxAttempts: Int, baseMilliseconds: Int64, capMilliseconds: Int64) {
        self.maxAttempts = maxAttempts
        self.baseMilliseconds = baseMilliseconds
        self.capMilliseconds = capMilliseconds
    }

    /// Milliseconds to wait after the `failures`-th failure, drawn from the seed: the same every time it is asked.
    public func delay(afterFailures failures: Int, seed: UInt64) -> Int64 {
        let exponent = Int64(min(max(failures, 1) - 1, 40))
        let (grown, overflow) = self.baseMilliseconds.multipliedReportingOverflow(by: 1 << exponent)
        let ceiling = overflow ? self.capMilliseconds : min(self.capMilliseconds, grown)
        guard ceiling > 0 else { return 0 }
        var generator = SplitMix64(seed: seed &+ UInt64(max(failures, 0)) &* 0x9e37_79b9_7f4a_7c15)
        return Int64(generator.next() % (UInt64(ceiling) + 1))
    }
}

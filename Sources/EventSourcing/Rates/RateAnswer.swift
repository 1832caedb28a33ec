/// Whether something may go on, and what the `RateLimit` headers say.
public struct RateAnswer: Sendable, Equatable {
    public var isAllowed: Bool
    /// How many more would be allowed now.
    public var remaining: Int
    /// Until all of the limit is there again.
    public var resetMilliseconds: Int64
    /// Until the same would be allowed if nobody took anything; 0 when it was, nil when it never will be.
    public var retryMilliseconds: Int64?

    public init(isAllowed: Bool, remaining: Int, resetMilliseconds: Int64, retryMilliseconds: Int64?) {
        self.isAllowed = isAllowed
        self.remaining = remaining
        self.resetMilliseconds = resetMilliseconds
        self.retryMilliseconds = retryMilliseconds
    }
}

extension RateAnswer {
    /// What to say of a bucket that will be full at a time.
    public init(_ tokens: Int, _ bucket: TokenBucket, isAllowed: Bool, fullAt full: Timestamp, now: Timestamp) {
        let missing = max(0, full.microseconds - now.microseconds)
        let wait = missing + Int64(min(tokens, bucket.burst)) * bucket.interval - bucket.capacity
        self.init(
            isAllowed: isAllowed,
            remaining: Int(max(0, bucket.capacity - missing) / bucket.interval),
            resetMilliseconds: Self.roundedUp(missing),
            retryMilliseconds: isAllowed ? 0 : tokens > bucket.burst ? nil : Self.roundedUp(max(0, wait))
        )
    }

    /// What to say of a window with so many counted.
    public init(_ number: Int, _ window: RateWindow, isAllowed: Bool, used: Int, end: Timestamp, now: Timestamp) {
        let rest = Self.roundedUp(max(0, end.microseconds - now.microseconds))
        self.init(
            isAllowed: isAllowed,
            remaining: max(0, window.limit - used),
            resetMilliseconds: rest,
            retryMilliseconds: isAllowed ? 0 : number > window.limit ? nil : rest
        )
    }

    private static func roundedUp(_ microseconds: Int64) -> Int64 { (microseconds + 999) / 1000 }
}

import EventSourcing

/// One user's tokens as one process has them: some in hand, taken from the store ahead of their use.
struct UserTokens {
    enum Verdict: Equatable {
        case granted
        /// There are none, and none before so long.
        case refused(Duration)
        /// The store is to be asked for so many.
        case ask(Int)
        /// Somebody is asking it.
        case wait
    }

    private let bucket: TokenBucket
    /// Taken and not used.
    private(set) var inHand = 0
    /// What the store had left when it was last asked, and when that was.
    private var left: Int
    private(set) var lastUse: ContinuousClock.Instant
    private var askedAt: ContinuousClock.Instant
    private var refusedUntil: ContinuousClock.Instant?
    /// Without the store nobody is held up.
    private var openUntil: ContinuousClock.Instant?
    private var next: Int
    private(set) var isAsking = false

    init(_ bucket: TokenBucket, at now: ContinuousClock.Instant) {
        self.bucket = bucket
        self.left = bucket.burst
        self.lastUse = now
        self.askedAt = now
        self.next = Self.chunk(of: bucket)
    }

    /// An eighth of the bucket, 64 at most.
    static func chunk(of bucket: TokenBucket) -> Int { min(64, max(1, bucket.burst / 8)) }

    mutating func requested(at now: ContinuousClock.Instant) -> Verdict {
        self.lastUse = now
        if self.inHand > 0 {
            self.inHand -= 1
            return .granted
        }
        if let openUntil, now < openUntil { return .granted }
        if let refusedUntil, now < refusedUntil { return .refused(now.duration(to: refusedUntil)) }
        guard !self.isAsking else { return .wait }
        self.isAsking = true
        return .ask(self.next)
    }

    mutating func answered(_ answer: RateAnswer, of count: Int, at now: ContinuousClock.Instant) {
        self.isAsking = false
        self.askedAt = now
        self.left = answer.remaining
        self.openUntil = nil
        self.refusedUntil = nil
        self.next = Self.chunk(of: self.bucket)
        if answer.isAllowed {
            self.inHand += count
        } else if answer.remaining > 0 {
            self.next = min(self.next, answer.remaining)
        } else {
            // The bucket says when it will be full; the first token comes that much earlier.
            let wait = Duration.milliseconds(answer.resetMilliseconds) - .microseconds(self.bucket.capacity - self.bucket.interval)
            self.refusedUntil = now + max(wait, .milliseconds(1))
        }
    }

    mutating func failed(at now: ContinuousClock.Instant) {
        self.isAsking = false
        self.openUntil = now + .seconds(1)
    }

    /// As far as this process knows: others may have taken some since.
    func notice(at now: ContinuousClock.Instant) -> RateNotice {
        let regained = Int(min(Double(self.bucket.burst), self.askedAt.duration(to: now) / .microseconds(self.bucket.interval)))
        let remaining = self.refusedUntil.map { now < $0 } ?? false ? 0 : min(self.bucket.burst, self.left + self.inHand + regained)
        let missing = Int64(self.bucket.burst - remaining) * self.bucket.interval
        return RateNotice(
            policy: .requests,
            limit: self.bucket.burst,
            windowSeconds: max(1, (self.bucket.capacity + 999_999) / 1_000_000),
            remaining: remaining,
            resetSeconds: (missing + 999_999) / 1_000_000
        )
    }
}

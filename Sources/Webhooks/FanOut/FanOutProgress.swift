/// How far a process has looked at the feed, which may be further than the stored cursor: what nobody hears of moves no row.
struct FanOutProgress {
    private(set) var position: Int64 = 0
    /// Whether there was an enabled endpoint at the last look.
    private(set) var isWanted = true
    var isFailing = false
    private var lastLook: ContinuousClock.Instant?

    mutating func lookedAt(_ news: WebhookNews) {
        self.position = news.position
        self.isWanted = news.isWanted
        self.lastLook = .now
    }

    /// Goes back to the stored cursor.
    mutating func restart() { self.position = 0 }

    /// Whether to look now. While nobody listens, only now and then.
    func isDue(_ options: FanOutOptions, now: ContinuousClock.Instant = .now) -> Bool {
        guard !self.isWanted, let last = self.lastLook else { return true }
        return now >= last + options.idlePeriod
    }
}

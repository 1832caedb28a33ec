/// Rates in the memory of one process: for tests, and for a service that is one process.
public actor InMemoryRates: RateStore {
    /// How many entries are kept before those that say nothing any more are looked for.
    private static let roomAtFirst = 1024

    private struct Key: Hashable {
        var user: UserID
        var name: String
        var isWindow: Bool
    }

    private struct Entry {
        /// When the bucket is full or the window ends; then the entry says no more than none would.
        var until: Timestamp
        /// How many were counted in a window.
        var used = 0
    }

    private let clock: @Sendable () -> Timestamp
    private var entries: [Key: Entry] = [:]
    private var room = InMemoryRates.roomAtFirst

    public init(clock: @escaping @Sendable () -> Timestamp) {
        self.clock = clock
    }

    /// How many entries are kept.
    public var size: Int { self.entries.count }

    /// The generic cell rate algorithm (ITU-T I.371): of a bucket only the time is kept when it will be full.
    public func take(_ tokens: Int, of user: UserID, from name: String, _ bucket: TokenBucket) -> RateAnswer {
        precondition(tokens >= 0, "tokens are only taken")
        let now = self.clock()
        let key = Key(user: user, name: name, isWindow: false)
        let latest = now.microseconds + bucket.capacity
        // A clock that went back leaves nobody waiting for longer than an empty bucket takes.
        let full = min(max(self.entries[key]?.until.microseconds ?? .min, now.microseconds), latest)
        let next = full + Int64(min(tokens, bucket.burst + 1)) * bucket.interval
        let isAllowed = next <= latest
        let until = Timestamp(microseconds: isAllowed ? next : full)
        self.keep(Entry(until: until), key, at: now)
        return RateAnswer(tokens, bucket, isAllowed: isAllowed, fullAt: until, now: now)
    }

    public func count(_ number: Int, of user: UserID, in name: String, _ window: RateWindow) -> RateAnswer {
        precondition(number >= 0, "a count only grows")
        let now = self.clock()
        let key = Key(user: user, name: name, isWindow: true)
        let latest = now.advanced(byMilliseconds: window.milliseconds)
        var entry = Entry(until: latest)
        if let standing = self.entries[key], standing.until > now, standing.until <= latest { entry = standing }
        let isAllowed = number <= window.limit && entry.used <= window.limit - number
        if isAllowed { entry.used += number }
        self.keep(entry, key, at: now)
        return RateAnswer(number, window, isAllowed: isAllowed, used: entry.used, end: entry.until, now: now)
    }

    private func keep(_ entry: Entry, _ key: Key, at now: Timestamp) {
        self.entries[key] = entry
        guard self.entries.count > self.room else { return }
        self.entries = self.entries.filter { $0.value.until > now }
        // Twice what is left, so that looking costs little a call.
        self.room = max(Self.roomAtFirst, self.entries.count * 2)
    }
}

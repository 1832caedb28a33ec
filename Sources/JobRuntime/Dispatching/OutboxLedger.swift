import EventSourcing

/// Outbox rows in a relay's hands: what is being published, what came back, and when that is due again. Bounded.
struct OutboxLedger {
    private static let firstPauseMilliseconds: Int64 = 250
    private static let longestPauseMilliseconds: Int64 = 30_000

    private struct Entry {
        var row: OutboxRow
        var tries: Int
        var since: ContinuousClock.Instant
    }

    private struct Waiting {
        var entry: Entry
        var due: ContinuousClock.Instant
    }

    /// Rows that may wait for another try; beyond it the oldest are forgotten, and found again by the next sweep.
    private let waitingLimit: Int
    private var flying: [OutboxRow.ID: Entry] = [:]
    private var waiting: [OutboxRow.ID: Waiting] = [:]
    /// Rows beyond the cursor that came by hand: reading will come upon those that are not settled yet.
    private var known: Set<OutboxRow.ID> = []
    /// Reading goes on after this row.
    private(set) var cursor: OutboxRow.ID = 0
    private(set) var hasForgotten = false

    init(waitingLimit: Int = 2048) { self.waitingLimit = waitingLimit }

    var count: Int { self.flying.count + self.waiting.count }

    /// When the next row is due for another try.
    var nextDue: ContinuousClock.Instant? { self.waiting.values.lazy.map(\.due).min() }

    /// How long the oldest row in hand has been here.
    func lag(at now: ContinuousClock.Instant) -> Duration {
        let flying = self.flying.values.lazy.map(\.since).min()
        let waiting = self.waiting.values.lazy.map(\.entry.since).min()
        guard let oldest = [flying, waiting].compactMap({ $0 }).min() else { return .zero }
        return oldest.duration(to: now)
    }

    /// Takes a page as the store gave it; returns those rows of it that are not in hand already.
    ///
    /// - Parameter isLast: whether the store has no more. Then everything that came by hand before has been passed too, since ids grow
    ///   in the order of commits.
    mutating func take(_ page: [OutboxRow], isLast: Bool = false, at now: ContinuousClock.Instant) -> [OutboxRow] {
        if let last = page.last { self.cursor = max(self.cursor, last.id) }
        let fresh = page.filter { self.flying[$0.id] == nil && self.waiting[$0.id] == nil && !self.known.contains($0.id) }
        if isLast, let newest = self.known.max() { self.cursor = max(self.cursor, newest) }
        let cursor = self.cursor
        if !self.known.isEmpty { self.known = self.known.filter { $0 > cursor } }
        for row in fresh { self.flying[row.id] = Entry(row: row, tries: 0, since: now) }
        return fresh
    }

    /// Takes rows that this process has just committed, without reading them; returns those that reading has not come upon before.
    mutating func take(committed rows: [OutboxRow], at now: ContinuousClock.Instant) -> [OutboxRow] {
        let fresh = rows.filter { $0.id > self.cursor && self.flying[$0.id] == nil && self.waiting[$0.id] == nil }
        for row in fresh {
            self.known.insert(row.id)
            self.flying[row.id] = Entry(row: row, tries: 0, since: now)
        }
        return fresh
    }

    /// Rows whose pause is over, oldest first.
    mutating func takeDue(at now: ContinuousClock.Instant, limit: Int) -> [OutboxRow] {
        guard !self.waiting.isEmpty else { return [] }
        let due = self.waiting.values.filter { $0.due <= now }.sorted { $0.entry.row.id < $1.entry.row.id }.prefix(limit)
        for waiting in due {
            self.waiting[waiting.entry.row.id] = nil
            self.flying[waiting.entry.row.id] = waiting.entry
        }
        return due.map(\.entry.row)
    }

    mutating func confirmed(_ ids: [OutboxRow.ID]) {
        for id in ids { self.flying[id] = nil }
    }

    /// Each of these waits for longer than the last time.
    mutating func returned(_ ids: [OutboxRow.ID], at now: ContinuousClock.Instant) {
        for id in ids {
            guard var entry = self.flying.removeValue(forKey: id) else { continue }
            let pause = min(Self.longestPauseMilliseconds, Self.firstPauseMilliseconds << Int64(min(entry.tries, 8)))
            entry.tries += 1
            self.waiting[id] = Waiting(entry: entry, due: now + .milliseconds(pause))
        }
        let surplus = self.waiting.count - self.waitingLimit
        guard surplus > 0 else { return }
        self.hasForgotten = true
        for id in self.waiting.keys.sorted().prefix(surplus) {
            self.waiting[id] = nil
            self.known.remove(id)
        }
    }

    /// Nobody answered for these: they are due again as soon as the broker is there.
    mutating func unanswered(_ ids: [OutboxRow.ID], at now: ContinuousClock.Instant) {
        for id in ids {
            guard let entry = self.flying.removeValue(forKey: id) else { continue }
            self.waiting[id] = Waiting(entry: entry, due: now)
        }
    }

    /// Reads from the beginning again: what was forgotten, and what other processes have left behind.
    mutating func sweep() {
        self.cursor = 0
        self.hasForgotten = false
    }
}

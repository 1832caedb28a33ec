/// Timers by deadline, the latest first, so that the next one due is the last element. Touched on the loop's thread only.
struct PollTimers {
    typealias Handler = @Sendable () -> Void

    private struct Entry {
        let timer: PollTimer
        let deadline: ContinuousClock.Instant
        let handler: Handler
    }

    private var entries: [Entry] = []
    private var lastNumber: UInt64 = 0

    var next: ContinuousClock.Instant? { self.entries.last?.deadline }

    /// Timers of the same deadline fire in the order they were set.
    mutating func add(at deadline: ContinuousClock.Instant, _ handler: @escaping Handler) -> PollTimer {
        self.lastNumber += 1
        let timer = PollTimer(number: self.lastNumber)
        var low = 0
        var high = self.entries.count
        while low < high {
            let middle = (low + high) / 2
            if self.entries[middle].deadline > deadline {
                low = middle + 1
            } else {
                high = middle
            }
        }
        self.entries.insert(Entry(timer: timer, deadline: deadline, handler: handler), at: low)
        return timer
    }

    mutating func remove(_ timer: PollTimer) -> Handler? {
        guard let index = self.entries.lastIndex(where: { $0.timer == timer }) else { return nil }
        return self.entries.remove(at: index).handler
    }

    mutating func removeAll() -> [Handler] {
        defer { self.entries = [] }
        return self.entries.map(\.handler)
    }

    /// Takes the next timer that is due.
    mutating func popDue(at now: ContinuousClock.Instant) -> Handler? {
        guard let last = self.entries.last, last.deadline <= now else { return nil }
        self.entries.removeLast()
        return last.handler
    }
}

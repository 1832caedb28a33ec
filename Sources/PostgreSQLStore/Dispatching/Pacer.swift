internal import Synchronization

/// Lets something be done at most once a period by this process, however often it is asked for.
final class Pacer: Sendable {
    private let period: Duration
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    init(period: Duration) {
        self.period = period
    }

    /// True the first time, and then at most once a period.
    func isDue() -> Bool {
        let now = ContinuousClock.now
        return self.last.withLock { last in
            if let last, now < last + self.period { return false }
            last = now
            return true
        }
    }
}

import Synchronization

/// Lets through what is news: percentages within 0…100 that grow. So a step may report as often as it likes, and its job's inbox
/// gets at most a hundred of it.
final class ProgressGate: Sendable {
    private let reported = Mutex(0)

    func lets(_ percent: Int) -> Bool {
        self.reported.withLock { reported in
            guard percent > reported, percent <= 100 else { return false }
            reported = percent
            return true
        }
    }
}

import Synchronization

/// Whether this worker may claim, as far as it knows itself: its lease as last renewed, on a clock that also runs while the process is
/// stopped. Nobody's word is needed to know that a lease has run out.
final class Lease: Sendable {
    private static let look: Duration = .milliseconds(20)

    private let until = Mutex<ContinuousClock.Instant?>(nil)

    /// - Parameter askedAt: before the store was asked: the lease began no earlier.
    func renewed(askedAt: ContinuousClock.Instant, forMilliseconds milliseconds: Int64) {
        self.until.withLock { $0 = askedAt + .milliseconds(milliseconds) }
    }

    var isHeld: Bool {
        guard let until = self.until.withLock({ $0 }) else { return false }
        return ContinuousClock.now < until
    }

    /// Waits until the lease is held; false when cancelled before.
    func hold(unless isOver: () async -> Bool) async -> Bool {
        while !self.isHeld {
            if Task.isCancelled { return false }
            if await isOver() { return false }
            try? await Task.sleep(for: Self.look)
        }
        return true
    }
}

import Synchronization

/// That the broker may have lost messages: it was away and is back, perhaps without its data, or somebody deleted a queue.
public final class LossSuspicion: Sendable {
    let wake = Wake()
    private let since = Mutex<ContinuousClock.Instant?>(nil)

    public init() {}

    /// Whatever was dispatched before now counts as lost.
    public func raise() {
        self.since.withLock { $0 = .now }
        self.wake.signal()
    }

    /// Takes the suspicion away; when it was raised, if it was.
    func take() -> ContinuousClock.Instant? {
        self.since.withLock { since in
            defer { since = nil }
            return since
        }
    }
}

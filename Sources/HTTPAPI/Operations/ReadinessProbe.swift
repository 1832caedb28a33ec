import Synchronization

/// Runs one check whenever somebody asks, never twice at once. A check that hangs holds up nobody but itself.
final class ReadinessProbe: Sendable {
    private struct State {
        var last: (finding: ReadinessFinding, at: ContinuousClock.Instant)?
        var waiters: [AsyncStream<Void>.Continuation] = []
    }

    let check: ReadinessCheck
    /// One for all who ask while the check is under way.
    private let questions: AsyncStream<Void>
    private let asker: AsyncStream<Void>.Continuation
    private let state = Mutex(State())

    init(_ check: ReadinessCheck) {
        self.check = check
        (self.questions, self.asker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Answers until it is cancelled.
    func run() async {
        for await _ in self.questions {
            // Some asked while the check before this one ran, and have its finding.
            guard self.state.withLock({ !$0.waiters.isEmpty }) else { continue }
            let finding = await self.check.check()
            let waiters = self.state.withLock { state in
                state.last = (finding, .now)
                defer { state.waiters = [] }
                return state.waiters
            }
            for waiter in waiters { waiter.finish() }
        }
    }

    /// What the check finds now or has found just before; what its silence means when that takes too long.
    func finding(within patience: Duration) async -> ReadinessFinding {
        let asked = ContinuousClock.now
        if let finding = self.last(since: asked - self.check.freshness) { return finding }
        let (answers, waiter) = AsyncStream<Void>.makeStream()
        self.state.withLock { $0.waiters.append(waiter) }
        self.asker.yield()
        _ = try? await Deadline.within(patience) { for await _ in answers {} }
        return self.last(since: asked) ?? ReadinessFinding(self.check.silence, "does not answer")
    }

    private func last(since: ContinuousClock.Instant) -> ReadinessFinding? {
        self.state.withLock { state in state.last.flatMap { $0.at >= since ? $0.finding : nil } }
    }
}

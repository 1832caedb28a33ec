import CoreMetrics

/// Asks a source, not more often than needed and never twice at once: while it is asked, others get its last answer.
actor PolledSource {
    private let source: any MetricSource
    private let patience: Duration
    private let freshness: Duration
    private let clock: any Clock<Duration>
    private let failures: Counter
    private var last: [GatheredMetric] = []
    /// Tells how old the last answer is; nil without one.
    private var age: (@Sendable () -> Duration)?
    /// The question under way. A task of its own, because a source may not heed cancellation and no page waits for it longer than its
    /// patience; it ends when the source answers, and there is never a second beside it.
    private var question: Task<Void, Never>?
    init(_ source: any MetricSource, patience: Duration, freshness: Duration, clock: any Clock<Duration>, failures: Counter) {
        self.source = source
        self.patience = patience
        self.freshness = freshness
        self.clock = clock
        self.failures = failures
    }

    /// The source's metrics; none when it does not answer, for a number that has stood still looks like a healthy one.
    func metrics() async -> [GatheredMetric] {
        guard self.question == nil else { return self.last }
        if let age, age() < self.source.freshness ?? self.freshness { return self.last }
        let (answered, signal) = AsyncStream<Void>.makeStream()
        // A task of its own: it may outlive the page that asked, and the next page finds its answer.
        self.question = Task {
            await self.ask()
            signal.finish()
        }
        guard await self.comes(answered) else {
            self.question?.cancel()
            // Whoever asked has gone; that says nothing of the source.
            if !Task.isCancelled { self.fail() }
            return self.last
        }
        return self.last
    }

    private func ask() async {
        defer { self.question = nil }
        do {
            let answer = try await self.source.gather()
            self.last = answer
            self.age = Self.stopwatch(self.clock)
        } catch {
            // A question that was given up has been counted.
            if !Task.isCancelled { self.fail() }
        }
    }

    private func fail() {
        self.failures.increment()
        self.last = []
        self.age = nil
    }

    /// Whether the answer comes in time.
    private func comes(_ answered: AsyncStream<Void>) async -> Bool {
        await withTaskGroup(of: Bool.self) { [clock, patience] group in
            group.addTask {
                for await _ in answered {}
                return !Task.isCancelled
            }
            group.addTask {
                try? await clock.sleep(for: patience)
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    private static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}

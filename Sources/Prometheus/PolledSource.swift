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
    private var isAsking = false

    init(_ source: any MetricSource, patience: Duration, freshness: Duration, clock: any Clock<Duration>, failures: Counter) {
        self.source = source
        self.patience = patience
        self.freshness = freshness
        self.clock = clock
        self.failures = failures
    }

    /// The source's metrics; none when it does not answer, for a number that has stood still looks like a healthy one.
    func metrics() async -> [GatheredMetric] {
        if self.isAsking { return self.last }
        if let age, age() < self.freshness { return self.last }
        self.isAsking = true
        defer { self.isAsking = false }
        do {
            self.last = try await self.ask()
            self.age = Self.stopwatch(self.clock)
        } catch {
            // Whoever asked has gone; that says nothing of the source.
            guard !Task.isCancelled else { return self.last }
            self.failures.increment()
            self.last = []
            self.age = nil
        }
        return self.last
    }

    private func ask() async throws -> [GatheredMetric] {
        try await withThrowingTaskGroup(of: [GatheredMetric]?.self) { [source, clock, patience] group in
            group.addTask { try await source.gather() }
            group.addTask {
                try await clock.sleep(for: patience)
                return nil
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() ?? nil else { throw CancellationError() }
            return answer
        }
    }

    private static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}

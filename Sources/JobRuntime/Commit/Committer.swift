public import EventSourcing
import Messaging
public import ServiceLifecycle

/// Gathers what a process's jobs want to append and commits it together: whatever was queued while the last commit ran makes
/// the next one, so a batch grows with the load and waits for no timer. Only what nobody waits for is held back, for a few
/// milliseconds at most.
public actor Committer: Service {
    /// More would make one commit's latency everybody's.
    private static let batchLimit = 512

    private let store: any JobStore
    private let signals: RuntimeSignals
    private let telemetry: Telemetry
    private let announcer: ChangeAnnouncer?
    private let wake = Wake()
    /// Signalled when something is held back and nobody is set to come for it.
    private let holding = Wake()
    private let queue = CommitQueue()
    /// How long an append that nobody waits for may be held back: about what a commit takes, so that a crash costs little more for it.
    private let lingers: (shortest: Duration, longest: Duration)
    private var linger: Duration
    /// Commits and requests so far, for metrics and benchmarks.
    public private(set) var statistics = CommitStatistics()

    /// Called once, when the append is durable or refused, or the store has failed.
    public typealias Completion = @Sendable (Result<AppendOutcome, StoreError>) -> Void

    /// - Parameter announcer: told of every change once it is durable.
    init(
        store: any JobStore,
        signals: RuntimeSignals,
        telemetry: Telemetry,
        announcer: ChangeAnnouncer? = nil,
        lingers: (shortest: Duration, longest: Duration) = (.milliseconds(4), .milliseconds(20))
    ) {
        self.store = store
        self.signals = signals
        self.telemetry = telemetry
        self.announcer = announcer
        self.lingers = lingers
        self.linger = lingers.shortest
    }

    /// Queues an append behind all of its job that were queued before it and returns at once.
    ///
    /// - Parameter mayWait: nobody waits for the answer, and the job is likely to append more in a moment.
    public nonisolated func enqueue(
        _ request: AppendRequest,
        trace: TraceContext? = nil,
        mayWait: Bool = false,
        completion: @escaping Completion
    ) {
        var request = request
        #if DEBUG
        if FaultInjector.has(.noFence) { request.expectedFence = nil }
        #endif
        let item = CommitQueue.Item(request: request, trace: trace ?? request.outbox.first?.trace, completion: completion)
        switch self.queue.add(item, mayWait: mayWait) {
        case .closed: completion(.failure(Self.stopped))
        case .ready: self.wake.signal()
        case .held(let isFirst): if isFirst { self.holding.signal() }
        }
    }

    /// Appends and returns once it is durable or refused.
    public nonisolated func append(_ request: AppendRequest) async throws(StoreError) -> AppendOutcome {
        let result = await withCheckedContinuation { continuation in
            self.enqueue(request) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Appends all of them in the same commit, unless more wait than one commit takes; returns once that is durable.
    public nonisolated func append(contentsOf requests: [AppendRequest]) async -> [Result<AppendOutcome, StoreError>] {
        await withCheckedContinuation { continuation in
            let gathering = Gathering(count: requests.count) { continuation.resume(returning: $0) }
            let items = requests.enumerated()
                .map { index, request in
                    CommitQueue.Item(request: request, trace: request.outbox.first?.trace) { gathering.finish(index, $0) }
                }
            guard self.queue.add(contentsOf: items) else {
                for item in items { item.completion(.failure(Self.stopped)) }
                return
            }
            self.wake.signal()
        }
    }

    /// Outbox rows that the broker has confirmed; they go with the next commit, or with ``flush()``.
    public nonisolated func settle(_ rows: [OutboxRow.ID]) { self.queue.settle(rows) }

    /// Appends that wait for a commit, for metrics.
    public nonisolated var waitingCount: Int { self.queue.count }

    /// Commits what is settled even if nobody appends.
    public nonisolated func flush() {
        if self.queue.hasSettled { self.wake.signal() }
    }

    /// Commits until it is asked to stop, and then what is still queued. Appends that come later fail.
    public func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.comeForHeld() }
                while await self.wake.wait() { await self.drain() }
                group.cancelAll()
            }
            _ = self.queue.release(heldSince: .now)
            await self.drain()
            for late in self.queue.close() { late.completion(.failure(Self.stopped)) }
        } onGracefulShutdown: {
            self.wake.end()
        }
    }

    private static var stopped: StoreError { .unavailable(reason: "this process is shutting down") }

    /// Sees to it that nothing is held for longer than the linger.
    private func comeForHeld() async {
        while await self.holding.wait() {
            var until = ContinuousClock.now + self.linger
            while true {
                try? await Task.sleep(until: until)
                if Task.isCancelled { return }
                let oldest = self.queue.release(heldSince: .now - self.linger)
                self.wake.signal()
                guard let oldest else { break }
                until = oldest + self.linger
            }
        }
    }

    private func drain() async {
        while true {
            let (items, settled) = self.queue.take(Self.batchLimit)
            if items.isEmpty && settled.isEmpty { return }
            let isDone = await self.commit(items, settling: settled)
            // The rows are still in the outbox: leave them to the next append or flush.
            if !isDone { self.queue.settle(settled) }
            if !isDone && items.isEmpty { return }
        }
    }

    /// False when the store failed.
    private func commit(_ items: [CommitQueue.Item], settling settled: [OutboxRow.ID]) async -> Bool {
        let batch = CommitBatch(items.map(\.request))
        let began = ContinuousClock.now
        do {
            #if DEBUG
            FaultInjector.reached(.beforeCommit)
            #endif
            let trace = items.first?.trace
            let receipt = try await self.telemetry.tracer.span("commit", trace, ["jobs": "\(batch.requests.count)"]) {
                () async throws(StoreError) in
                try await self.store.commit(batch.requests, settling: settled)
            }
            let outcomes = receipt.outcomes
            #if DEBUG
            FaultInjector.reached(.afterCommit)
            #endif
            self.linger = min(max(began.duration(to: .now), self.lingers.shortest), self.lingers.longest)
            self.statistics.count(batch: batch)
            self.telemetry.metrics.committed(batch, in: began.duration(to: .now))
            self.telemetry.outages.recovered(.store)
            // First those who wait for the answer.
            for (item, place) in zip(items, batch.place) { item.completion(.success(outcomes[place])) }
            self.announce(batch.requests, outcomes, receipt.outbox)
            return true
        } catch StoreError.outcomeUnknown {
            self.telemetry.outages.failed(.store, StoreError.outcomeUnknown)
            let reader = OutcomeReader(store: self.store)
            let results = await reader.outcomes(of: items.map(\.request))
            for (item, result) in zip(items, results) {
                item.completion(result)
                if case .success(let outcome) = result { self.announce([item.request], [outcome], nil) }
            }
            return false
        } catch {
            self.telemetry.outages.failed(.store, error)
            for item in items { item.completion(.failure(error)) }
            return false
        }
    }

    /// Wakes whoever has to do with what has become durable.
    private func announce(_ requests: [AppendRequest], _ outcomes: [AppendOutcome], _ outbox: [OutboxRow]?) {
        var wakesRelay = false
        var wakesScheduler = false
        var changed: [JobChange] = []
        for (request, outcome) in zip(requests, outcomes) {
            switch outcome {
            case .refused(let refusal):
                self.telemetry.metrics.refused(refusal)
            case .appended:
                self.telemetry.metrics.appended(request)
                wakesRelay = wakesRelay || !request.outbox.isEmpty
                if case .set = request.timer { wakesScheduler = true }
                if request.expectedFence == nil, request.expectedVersion > 0 { self.signals.streamGrew(request.jobID, request.row.version) }
                if self.announcer != nil { changed.append(JobChange(request.row)) }
            }
        }
        if wakesRelay {
            if let outbox { self.signals.outbox.signal(outbox) } else { self.signals.outbox.signal() }
        }
        if wakesScheduler { self.signals.timers.signal() }
        guard let announcer, !changed.isEmpty else { return }
        #if DEBUG
        FaultInjector.reached(.beforeAnnounce)
        #endif
        announcer.note(changed)
    }
}

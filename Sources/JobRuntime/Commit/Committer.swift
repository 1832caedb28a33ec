public import EventSourcing
public import ServiceLifecycle

/// Gathers what a process's jobs want to append and commits it together: whatever was queued while the last commit ran makes
/// the next one, so a batch grows with the load and waits for no timer.
public actor Committer: Service {
    /// More would make one commit's latency everybody's.
    private static let batchLimit = 512

    private let store: any JobStore
    private let signals: RuntimeSignals
    private let wake = Wake()
    private var queue: [Queued] = []
    private var settled: [OutboxRow.ID] = []
    private var failure: StoreError?
    /// Commits and requests so far, for metrics and benchmarks.
    public private(set) var statistics = CommitStatistics()

    private struct Queued {
        var request: AppendRequest
        var completion: Completion
    }

    /// Called once, when the append is durable or refused.
    public typealias Completion = @Sendable (Result<AppendOutcome, StoreError>) -> Void

    public init(store: any JobStore, signals: RuntimeSignals) {
        self.store = store
        self.signals = signals
    }

    /// Queues an append behind all that were queued before it and returns at once.
    public func enqueue(_ request: AppendRequest, completion: @escaping Completion) {
        self.queue.append(Queued(request: request, completion: completion))
        self.wake.signal()
    }

    /// Appends and returns once it is durable or refused.
    public func append(_ request: AppendRequest) async throws(StoreError) -> AppendOutcome {
        let result = await withCheckedContinuation { continuation in
            self.enqueue(request) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Outbox rows that the broker has confirmed; they go with the next commit, or with ``flush()``.
    public func settle(_ rows: [OutboxRow.ID]) { self.settled.append(contentsOf: rows) }

    /// Commits what is settled even if nobody appends.
    public func flush() {
        if !self.settled.isEmpty { self.wake.signal() }
    }

    public func run() async throws {
        await withGracefulShutdownHandler {
            while await self.wake.wait() { await self.drain() }
            await self.drain()
        } onGracefulShutdown: {
            self.wake.end()
        }
    }

    private func drain() async {
        while !self.queue.isEmpty || !self.settled.isEmpty {
            let batch = Array(self.queue.prefix(Self.batchLimit))
            self.queue.removeFirst(batch.count)
            let settled = self.settled
            self.settled = []
            await self.commit(batch, settling: settled)
        }
    }

    private func commit(_ batch: [Queued], settling settled: [OutboxRow.ID]) async {
        let merged = CommitBatch(batch.map(\.request))
        do {
            let outcomes = try await self.store.append(merged.requests, settling: settled)
            self.statistics.count(batch: merged)
            self.announce(merged, outcomes)
            for (index, queued) in batch.enumerated() { queued.completion(.success(outcomes[merged.place[index]])) }
        } catch StoreError.outcomeUnknown {
            for queued in batch { queued.completion(await self.readBack(queued.request)) }
        } catch {
            // The rows stay in the outbox; a dispatch sent twice is dropped by its second taker.
            for queued in batch { queued.completion(.failure(error)) }
        }
    }

    /// After a connection lost inside the commit: what stands in the log decides.
    private func readBack(_ request: AppendRequest) async -> Result<AppendOutcome, StoreError> {
        guard let last = request.entries.last else { return .success(.appended) }
        do {
            let stored = try await self.store.readStream(request.jobID, from: last.version)
            if stored.first?.hash == last.hash { return .success(.appended) }
            guard let row = try await self.store.job(request.jobID), row.version != request.expectedVersion else {
                return .failure(.unavailable(reason: "the connection was lost before the commit"))
            }
            return .success(.refused(.stale(actualVersion: row.version)))
        } catch {
            return .failure(error)
        }
    }

    private func announce(_ batch: CommitBatch, _ outcomes: [AppendOutcome]) {
        var wakesRelay = false
        var wakesScheduler = false
        for (request, outcome) in zip(batch.requests, outcomes) where outcome == .appended {
            wakesRelay = wakesRelay || !request.outbox.isEmpty
            if case .set = request.timer { wakesScheduler = true }
            if request.expectedFence == nil, request.expectedVersion > 0 { self.signals.streamGrew(request.jobID) }
        }
        if wakesRelay { self.signals.outbox.signal() }
        if wakesScheduler { self.signals.timers.signal() }
    }
}

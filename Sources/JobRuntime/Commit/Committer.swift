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
    private let queue = CommitQueue()
    /// Commits and requests so far, for metrics and benchmarks.
    public private(set) var statistics = CommitStatistics()

    /// Called once, when the append is durable or refused, or the store has failed.
    public typealias Completion = @Sendable (Result<AppendOutcome, StoreError>) -> Void

    public init(store: any JobStore, signals: RuntimeSignals) {
        self.store = store
        self.signals = signals
    }

    /// Queues an append behind all that were queued before it and returns at once.
    public nonisolated func enqueue(_ request: AppendRequest, completion: @escaping Completion) {
        guard self.queue.add(CommitQueue.Item(request: request, completion: completion)) else {
            return completion(.failure(Self.stopped))
        }
        self.wake.signal()
    }

    /// Appends and returns once it is durable or refused.
    public nonisolated func append(_ request: AppendRequest) async throws(StoreError) -> AppendOutcome {
        let result = await withCheckedContinuation { continuation in
            self.enqueue(request) { continuation.resume(returning: $0) }
        }
        return try result.get()
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
            while await self.wake.wait() { await self.drain() }
            await self.drain()
            for late in self.queue.close() { late.completion(.failure(Self.stopped)) }
        } onGracefulShutdown: {
            self.wake.end()
        }
    }

    private static var stopped: StoreError { .unavailable(reason: "this process is shutting down") }

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
        do {
            let outcomes = try await self.store.append(batch.requests, settling: settled)
            self.statistics.count(batch: batch)
            self.announce(zip(batch.requests, outcomes).filter { $0.1 == .appended }.map(\.0))
            for (item, place) in zip(items, batch.place) { item.completion(.success(outcomes[place])) }
            return true
        } catch StoreError.outcomeUnknown {
            for item in items {
                let result = await self.readBack(item.request)
                if case .success(.appended) = result { self.announce([item.request]) }
                item.completion(result)
            }
            return false
        } catch {
            for item in items { item.completion(.failure(error)) }
            return false
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

    /// Wakes whoever has to do with what has become durable.
    private func announce(_ appended: [AppendRequest]) {
        var wakesRelay = false
        var wakesScheduler = false
        for request in appended {
            wakesRelay = wakesRelay || !request.outbox.isEmpty
            if case .set = request.timer { wakesScheduler = true }
            if request.expectedFence == nil, request.expectedVersion > 0 { self.signals.streamGrew(request.jobID) }
        }
        if wakesRelay { self.signals.outbox.signal() }
        if wakesScheduler { self.signals.timers.signal() }
    }
}

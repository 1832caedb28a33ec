/// The log: streams of events, written by compare-and-set, read by stream or by feed.
public protocol EventStore: Sendable {
    /// The store's clock: timers, leases and near misses go by it (G12). An event's time is its writer's.
    func now() async throws(StoreError) -> Timestamp

    /// Appends for many jobs in one commit; durable when it returns. In the same commit: payloads, rows, timers, outbox,
    /// idempotency keys, and the removal of the outbox rows in `settled`.
    ///
    /// Requests are judged one by one, in order, each against what the ones before it have written; a refused one leaves no
    /// trace but its near miss. Returns one outcome a request.
    func append(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) async throws(StoreError) -> [AppendOutcome]

    /// ``append(_:settling:)`` that tells besides what it put into the outbox, where the store can.
    func commit(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) async throws(StoreError) -> CommitReceipt

    /// After an append that ended with ``StoreError/outcomeUnknown``: once this returns, what it asked for is there or never will be, so
    /// that reading decides. Throws ``StoreError/unavailable(reason:)`` while that cannot be had.
    func settleOutcomes() async throws(StoreError)

    /// A stream's events with a version of at least `version`, in order; empty when there are none.
    func readStream(_ job: JobID, from version: Int) async throws(StoreError) -> [StoredEvent]

    /// Events of all streams after a feed position, in order, at most `limit`. A position once read is never filled later.
    func readFeed(after position: Int64, limit: Int) async throws(StoreError) -> [StoredEvent]

    /// How far the feed goes and how many of its positions retention has emptied; nil when every position is filled. For verification.
    func feedExtent() async throws(StoreError) -> FeedExtent?

    /// The sealed payload of one event, nil when it has none or it was erased.
    func payload(of job: JobID, version: Int) async throws(StoreError) -> SealedPayload?

    /// Versions of a stream that have a payload row, ascending; for verification.
    func payloadVersions(of job: JobID) async throws(StoreError) -> [Int]

    /// The newest refused appends first.
    func nearMisses(limit: Int) async throws(StoreError) -> [NearMiss]

    /// Where these streams stand; jobs without events are absent.
    func versions(of jobs: [JobID]) async throws(StoreError) -> [JobID: Int]

    /// A number that changes after another process committed to this store; cheap enough to poll every few milliseconds.
    func foreignChanges() async throws(StoreError) -> Int64
}

extension EventStore {
    public func commit(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) async throws(StoreError) -> CommitReceipt {
        CommitReceipt(outcomes: try await self.append(requests, settling: settled), outbox: nil)
    }

    /// For a store whose appends end with their caller.
    public func settleOutcomes() async throws(StoreError) {}

    public func feedExtent() async throws(StoreError) -> FeedExtent? { nil }
}

import EventSourcing
import SQLiteStore

/// The SQLite store, with a look at what was appended: the client's end of the clock.
struct ObservedStore: JobStore {
    let inner: SQLiteJobStore
    let settled = SettledJobs()

    func append(_ requests: [AppendRequest], settling rows: [OutboxRow.ID]) async throws(StoreError) -> [AppendOutcome] {
        let outcomes = try await self.inner.append(requests, settling: rows)
        for (request, outcome) in zip(requests, outcomes) where outcome == .appended && request.row.waits != .worker {
            self.settled.tell(request.row)
        }
        return outcomes
    }

    // MARK: - Passed on

    func now() async throws(StoreError) -> Timestamp { self.inner.now() }
    func readStream(_ job: JobID, from version: Int) async throws(StoreError) -> [StoredEvent] {
        try await self.inner.readStream(job, from: version)
    }
    func readFeed(after position: Int64, limit: Int) async throws(StoreError) -> [StoredEvent] {
        try await self.inner.readFeed(after: position, limit: limit)
    }
    func payload(of job: JobID, version: Int) async throws(StoreError) -> SealedPayload? {
        try await self.inner.payload(of: job, version: version)
    }
    func payloadVersions(of job: JobID) async throws(StoreError) -> [Int] { try await self.inner.payloadVersions(of: job) }
    func nearMisses(limit: Int) async throws(StoreError) -> [NearMiss] { try await self.inner.nearMisses(limit: limit) }
    func foreignChanges() async throws(StoreError) -> Int64 { try await self.inner.foreignChanges() }
    func job(_ id: JobID) async throws(StoreError) -> JobRow? { try await self.inner.job(id) }
    func jobs(_ query: JobQuery) async throws(StoreError) -> [JobRow] { try await self.inner.jobs(query) }
    func counts(userID: UserID?) async throws(StoreError) -> [String: Int] { try await self.inner.counts(userID: userID) }
    func jobIDs(after: JobID?, userID: UserID?, limit: Int) async throws(StoreError) -> [JobID] {
        try await self.inner.jobIDs(after: after, userID: userID, limit: limit)
    }
    func idempotencyRecord(userID: UserID, key: String) async throws(StoreError) -> IdempotencyRecord? {
        try await self.inner.idempotencyRecord(userID: userID, key: key)
    }
    func putDefinition(_ bytes: [UInt8], hash: Digest) async throws(StoreError) { try await self.inner.putDefinition(bytes, hash: hash) }
    func definition(_ hash: Digest) async throws(StoreError) -> [UInt8]? { try await self.inner.definition(hash) }
    func outbox(after: OutboxRow.ID, job: JobID?, limit: Int) async throws(StoreError) -> [OutboxRow] {
        try await self.inner.outbox(after: after, job: job, limit: limit)
    }
    func fireTimers(limit: Int) async throws(StoreError) -> TimerFiring { try await self.inner.fireTimers(limit: limit) }
    func renewLease(of worker: WorkerID, forMilliseconds milliseconds: Int64) async throws(StoreError) {
        try await self.inner.renewLease(of: worker, forMilliseconds: milliseconds)
    }
    func endLease(of worker: WorkerID) async throws(StoreError) { try await self.inner.endLease(of: worker) }
    func endOtherLeases(than worker: WorkerID) async throws(StoreError) { try await self.inner.endOtherLeases(than: worker) }
    func isAlive(_ worker: WorkerID) async throws(StoreError) -> Bool { try await self.inner.isAlive(worker) }
    func rescue(dispatchedBefore milliseconds: Int64, limit: Int) async throws(StoreError) -> [JobID] {
        try await self.inner.rescue(dispatchedBefore: milliseconds, limit: limit)
    }
    func backlog() async throws(StoreError) -> Backlog { try await self.inner.backlog() }
    func newestKey(of user: UserID) async throws(StoreError) -> UserKey? { try await self.inner.newestKey(of: user) }
    func key(of user: UserID, keyID: Int64) async throws(StoreError) -> UserKey? { try await self.inner.key(of: user, keyID: keyID) }
    func insertKey(_ key: UserKey) async throws(StoreError) -> UserKey { try await self.inner.insertKey(key) }
    func destroyKeys(of user: UserID) async throws(StoreError) { try await self.inner.destroyKeys(of: user) }
}

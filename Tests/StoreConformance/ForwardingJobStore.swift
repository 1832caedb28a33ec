public import EventSourcing

/// A store that passes on to another whatever it does not do itself: for tests and measures that look at some of what is asked, or
/// change it. What a worker reads at once is read through this store's own pieces.
public protocol ForwardingJobStore: JobStore {
    associatedtype Inner: JobStore

    var inner: Inner { get }
}

// MARK: - EventStore

extension ForwardingJobStore {
    public func now() async throws(StoreError) -> Timestamp { try await self.inner.now() }

    public func append(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) async throws(StoreError) -> [AppendOutcome] {
        try await self.inner.append(requests, settling: settled)
    }

    public func settleOutcomes() async throws(StoreError) { try await self.inner.settleOutcomes() }

    public func readStream(_ job: JobID, from version: Int) async throws(StoreError) -> [StoredEvent] {
        try await self.inner.readStream(job, from: version)
    }

    public func readFeed(after position: Int64, limit: Int) async throws(StoreError) -> [StoredEvent] {
        try await self.inner.readFeed(after: position, limit: limit)
    }

    public func feedExtent() async throws(StoreError) -> FeedExtent? { try await self.inner.feedExtent() }

    public func payload(of job: JobID, version: Int) async throws(StoreError) -> SealedPayload? {
        try await self.inner.payload(of: job, version: version)
    }

    public func payloadVersions(of job: JobID) async throws(StoreError) -> [Int] { try await self.inner.payloadVersions(of: job) }

    public func nearMisses(limit: Int) async throws(StoreError) -> [NearMiss] { try await self.inner.nearMisses(limit: limit) }

    public func versions(of jobs: [JobID]) async throws(StoreError) -> [JobID: Int] { try await self.inner.versions(of: jobs) }

    public func foreignChanges() async throws(StoreError) -> Int64 { try await self.inner.foreignChanges() }
}

// MARK: - JobIndex

extension ForwardingJobStore {
    public func job(_ id: JobID) async throws(StoreError) -> JobRow? { try await self.inner.job(id) }

    public func jobs(_ query: JobQuery) async throws(StoreError) -> [JobRow] { try await self.inner.jobs(query) }

    public func jobs(_ listing: JobListing) async throws(StoreError) -> [JobRow] { try await self.inner.jobs(listing) }

    public func counts(userID: UserID?) async throws(StoreError) -> [String: Int] { try await self.inner.counts(userID: userID) }

    public func jobIDs(after: JobID?, userID: UserID?, limit: Int) async throws(StoreError) -> [JobID] {
        try await self.inner.jobIDs(after: after, userID: userID, limit: limit)
    }

    public func idempotencyRecord(userID: UserID, key: String) async throws(StoreError) -> IdempotencyRecord? {
        try await self.inner.idempotencyRecord(userID: userID, key: key)
    }

    public func putDefinition(_ bytes: [UInt8], hash: Digest) async throws(StoreError) {
        try await self.inner.putDefinition(bytes, hash: hash)
    }

    public func definition(_ hash: Digest) async throws(StoreError) -> [UInt8]? { try await self.inner.definition(hash) }
}

// MARK: - DispatchStore

extension ForwardingJobStore {
    public func outbox(after: OutboxRow.ID, job: JobID?, limit: Int) async throws(StoreError) -> [OutboxRow] {
        try await self.inner.outbox(after: after, job: job, limit: limit)
    }

    public func fireTimers(limit: Int) async throws(StoreError) -> TimerFiring { try await self.inner.fireTimers(limit: limit) }

    public func renewLease(_ heartbeat: WorkerHeartbeat, forMilliseconds milliseconds: Int64) async throws(StoreError) {
        try await self.inner.renewLease(heartbeat, forMilliseconds: milliseconds)
    }

    public func endLease(of worker: WorkerID) async throws(StoreError) { try await self.inner.endLease(of: worker) }

    public func endOtherLeases(than worker: WorkerID) async throws(StoreError) { try await self.inner.endOtherLeases(than: worker) }

    public func isAlive(_ worker: WorkerID) async throws(StoreError) -> Bool { try await self.inner.isAlive(worker) }

    public func workers() async throws(StoreError) -> [WorkerRow] { try await self.inner.workers() }

    public func lead(_ role: LeaderRole) async throws(StoreError) -> Bool { try await self.inner.lead(role) }

    public func admit(_ job: JobID, of user: UserID, on worker: WorkerID, limit: Int) async throws(StoreError) -> Bool {
        try await self.inner.admit(job, of: user, on: worker, limit: limit)
    }

    public func dismiss(_ job: JobID, of user: UserID, from worker: WorkerID) async throws(StoreError) {
        try await self.inner.dismiss(job, of: user, from: worker)
    }

    public func rescue(dispatchedBefore milliseconds: Int64, limit: Int) async throws(StoreError) -> [JobID] {
        try await self.inner.rescue(dispatchedBefore: milliseconds, limit: limit)
    }

    public func backlog() async throws(StoreError) -> Backlog { try await self.inner.backlog() }
}

// MARK: - KeyStore

extension ForwardingJobStore {
    public func newestKey(of user: UserID) async throws(StoreError) -> UserKey? { try await self.inner.newestKey(of: user) }

    public func key(of user: UserID, keyID: Int64) async throws(StoreError) -> UserKey? {
        try await self.inner.key(of: user, keyID: keyID)
    }

    public func insertKey(_ key: UserKey) async throws(StoreError) -> UserKey { try await self.inner.insertKey(key) }

    public func destroyKeys(of user: UserID) async throws(StoreError) { try await self.inner.destroyKeys(of: user) }

    public func destroyPayloads(of job: JobID) async throws(StoreError) { try await self.inner.destroyPayloads(of: job) }
}

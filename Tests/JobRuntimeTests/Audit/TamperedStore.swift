import EventSourcing
import Synchronization

/// A store as the auditor finds it after someone with access to the file has been there.
final class TamperedStore: JobStore {
    private struct Alterations {
        var events: [JobID: @Sendable (inout [StoredEvent]) -> Void] = [:]
        var payloads: [Int: @Sendable (inout SealedPayload?) -> Void] = [:]
        var added: [Int] = []
        var row: @Sendable (inout JobRow?) -> Void = { _ in }
        var definition: @Sendable (inout [UInt8]?) -> Void = { _ in }
    }

    private let inner: InMemoryJobStore
    private let alterations = Mutex(Alterations())

    init(_ inner: InMemoryJobStore) { self.inner = inner }

    func alterEvents(of job: JobID, _ alter: @escaping @Sendable (inout [StoredEvent]) -> Void) {
        self.alterations.withLock { $0.events[job] = alter }
    }
    func alterPayload(at version: Int, _ alter: @escaping @Sendable (inout SealedPayload?) -> Void) {
        self.alterations.withLock { $0.payloads[version] = alter }
    }
    func addPayload(at version: Int) { self.alterations.withLock { $0.added.append(version) } }
    func alterRow(_ alter: @escaping @Sendable (inout JobRow?) -> Void) { self.alterations.withLock { $0.row = alter } }
    func alterDefinition(_ alter: @escaping @Sendable (inout [UInt8]?) -> Void) { self.alterations.withLock { $0.definition = alter } }

    func readStream(_ job: JobID, from version: Int) async -> [StoredEvent] {
        var events = await self.inner.readStream(job, from: 1)
        self.alterations.withLock { $0.events[job] }?(&events)
        return Array(events.dropFirst(version - 1))
    }
    func payload(of job: JobID, version: Int) async -> SealedPayload? {
        var sealed = await self.inner.payload(of: job, version: version)
        self.alterations.withLock { $0.payloads[version] }?(&sealed)
        return sealed
    }
    func payloadVersions(of job: JobID) async -> [Int] {
        let versions = await self.inner.payloadVersions(of: job)
        return (versions + self.alterations.withLock { $0.added }).sorted()
    }
    func job(_ id: JobID) async -> JobRow? {
        var row = await self.inner.job(id)
        self.alterations.withLock { $0.row }(&row)
        return row
    }
    func definition(_ hash: Digest) async -> [UInt8]? {
        var bytes = await self.inner.definition(hash)
        self.alterations.withLock { $0.definition }(&bytes)
        return bytes
    }

    // MARK: - Passed on

    func now() async -> Timestamp { await self.inner.now() }
    func append(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) async -> [AppendOutcome] {
        await self.inner.append(requests, settling: settled)
    }
    func readFeed(after position: Int64, limit: Int) async -> [StoredEvent] { await self.inner.readFeed(after: position, limit: limit) }
    func nearMisses(limit: Int) async -> [NearMiss] { await self.inner.nearMisses(limit: limit) }
    func foreignChanges() async -> Int64 { await self.inner.foreignChanges() }
    func jobs(_ query: JobQuery) async -> [JobRow] { await self.inner.jobs(query) }
    func counts(userID: UserID?) async -> [String: Int] { await self.inner.counts(userID: userID) }
    func jobIDs(after: JobID?, userID: UserID?, limit: Int) async -> [JobID] {
        await self.inner.jobIDs(after: after, userID: userID, limit: limit)
    }
    func idempotencyRecord(userID: UserID, key: String) async -> IdempotencyRecord? {
        await self.inner.idempotencyRecord(userID: userID, key: key)
    }
    func putDefinition(_ bytes: [UInt8], hash: Digest) async { await self.inner.putDefinition(bytes, hash: hash) }
    func outbox(after: OutboxRow.ID, job: JobID?, limit: Int) async -> [OutboxRow] {
        await self.inner.outbox(after: after, job: job, limit: limit)
    }
    func fireTimers(limit: Int) async -> TimerFiring { await self.inner.fireTimers(limit: limit) }
    func renewLease(of worker: WorkerID, forMilliseconds milliseconds: Int64) async {
        await self.inner.renewLease(of: worker, forMilliseconds: milliseconds)
    }
    func endLease(of worker: WorkerID) async { await self.inner.endLease(of: worker) }
    func endOtherLeases(than worker: WorkerID) async { await self.inner.endOtherLeases(than: worker) }
    func isAlive(_ worker: WorkerID) async -> Bool { await self.inner.isAlive(worker) }
    func rescue(dispatchedBefore milliseconds: Int64, limit: Int) async -> [JobID] {
        await self.inner.rescue(dispatchedBefore: milliseconds, limit: limit)
    }
    func backlog() async -> Backlog { await self.inner.backlog() }
    func newestKey(of user: UserID) async -> UserKey? { await self.inner.newestKey(of: user) }
    func key(of user: UserID, keyID: Int64) async -> UserKey? { await self.inner.key(of: user, keyID: keyID) }
    func insertKey(_ key: UserKey) async -> UserKey { await self.inner.insertKey(key) }
    func destroyKeys(of user: UserID) async { await self.inner.destroyKeys(of: user) }
}

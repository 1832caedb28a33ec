import EventSourcing
import Synchronization

/// One process's view of a store: its appends can be made to fail, and it can be frozen as a stopped process is.
final class FaultyStore: JobStore {
    /// What goes wrong with an append.
    enum Fault: Sendable {
        /// Nothing is written.
        case fails(StoreError)
        /// Everything is written, but the writer is not told.
        case losesAnswer
    }

    let inner: InMemoryJobStore
    /// Closed while the process is stopped.
    let gate = Gate(isOpen: true)
    private let count = Mutex(0)
    private let fault: @Sendable (Int) -> Fault?
    private let damage = Mutex(Damage())

    private struct Damage {
        var streams: Set<JobID> = []
        var payloads: Set<JobID> = []
        var reads = 0

        mutating func takesRead(of job: JobID) -> Bool {
            guard self.streams.contains(job) else { return false }
            self.reads += 1
            return true
        }
    }

    /// - Parameter fault: what goes wrong with the n-th append, counted from 1.
    init(_ inner: InMemoryJobStore, fault: @escaping @Sendable (Int) -> Fault? = { _ in nil }) {
        self.inner = inner
        self.fault = fault
    }

    /// Appends so far.
    var appends: Int { self.count.withLock { $0 } }

    /// From now on the job's events, or its payloads, are read with a flipped bit.
    func garble(_ job: JobID) { self.damage.withLock { _ = $0.streams.insert(job) } }
    func garblePayloads(of job: JobID) { self.damage.withLock { _ = $0.payloads.insert(job) } }

    /// How often a garbled stream was read.
    var garbledReads: Int { self.damage.withLock { $0.reads } }

    func append(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) async throws(StoreError) -> [AppendOutcome] {
        await self.gate.pass()
        let number = self.count.withLock { count in
            count += 1
            return count
        }
        switch self.fault(number) {
        case nil:
            return await self.inner.append(requests, settling: settled)
        case .fails(let error):
            throw error
        case .losesAnswer:
            _ = await self.inner.append(requests, settling: settled)
            throw .outcomeUnknown
        }
    }

    // MARK: - Passed on

    func now() async -> Timestamp { await self.inner.now() }
    func readStream(_ job: JobID, from version: Int) async -> [StoredEvent] {
        let events = await self.inner.readStream(job, from: version)
        guard self.damage.withLock({ $0.takesRead(of: job) }) else { return events }
        return events.map { event in
            var event = event
            event.bytes[event.bytes.count / 2] ^= 1
            return event
        }
    }
    func readFeed(after position: Int64, limit: Int) async -> [StoredEvent] { await self.inner.readFeed(after: position, limit: limit) }
    func payload(of job: JobID, version: Int) async -> SealedPayload? {
        var sealed = await self.inner.payload(of: job, version: version)
        if self.damage.withLock({ $0.payloads.contains(job) }) { sealed?.ciphertext[0] ^= 1 }
        return sealed
    }
    func payloadVersions(of job: JobID) async -> [Int] { await self.inner.payloadVersions(of: job) }
    func nearMisses(limit: Int) async -> [NearMiss] { await self.inner.nearMisses(limit: limit) }
    func foreignChanges() async -> Int64 { await self.inner.foreignChanges() }
    func job(_ id: JobID) async -> JobRow? { await self.inner.job(id) }
    func jobs(_ query: JobQuery) async -> [JobRow] { await self.inner.jobs(query) }
    func counts(userID: UserID?) async -> [String: Int] { await self.inner.counts(userID: userID) }
    func jobIDs(after: JobID?, userID: UserID?, limit: Int) async -> [JobID] {
        await self.inner.jobIDs(after: after, userID: userID, limit: limit)
    }
    func idempotencyRecord(userID: UserID, key: String) async -> IdempotencyRecord? {
        await self.inner.idempotencyRecord(userID: userID, key: key)
    }
    func putDefinition(_ bytes: [UInt8], hash: Digest) async { await self.inner.putDefinition(bytes, hash: hash) }
    func definition(_ hash: Digest) async -> [UInt8]? { await self.inner.definition(hash) }
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

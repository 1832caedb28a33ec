import EventSourcing
import StoreConformance
import Synchronization

/// One process's connection to a store: it can be cut, and the process can be kept from leading.
final class SwitchedStore: ForwardingJobStore {
    private struct State {
        var error: StoreError?
        var leads = true
        var looks = 0
        var changes: Int64 = 0
        var firings = 0
        var leadLooks = 0
        var rescues = 0
        var refusedAppends: Set<JobID> = []
        var deferrals = 0
    }

    let inner: InMemoryJobStore
    private let state = Mutex(State())

    init(_ inner: InMemoryJobStore) { self.inner = inner }

    /// What every question is answered with; nil for the truth.
    var error: StoreError? {
        get { self.state.withLock { $0.error } }
        set { self.state.withLock { $0.error = newValue } }
    }

    var isDown: Bool {
        get { self.error != nil }
        set { self.error = newValue ? .unavailable(reason: "test") : nil }
    }

    var leads: Bool {
        get { self.state.withLock { $0.leads } }
        set { self.state.withLock { $0.leads = newValue } }
    }

    var firings: Int { self.state.withLock { $0.firings } }
    var rescues: Int { self.state.withLock { $0.rescues } }
    /// How often the process asked whether it leads in anything.
    var leadLooks: Int { self.state.withLock { $0.leadLooks } }
    var versionLooks: Int { self.state.withLock { $0.looks } }

    /// Another process has committed.
    func change() { self.state.withLock { $0.changes += 1 } }

    /// Jobs of which something could not be appended because the store was not there.
    var refusedAppends: Set<JobID> { self.state.withLock { $0.refusedAppends } }
    /// How often a job was told to wait for others of its user.
    var deferrals: Int { self.state.withLock { $0.deferrals } }

    private func requireUp() throws(StoreError) { if let error { throw error } }

    func now() async throws(StoreError) -> Timestamp {
        try self.requireUp()
        return await self.inner.now()
    }

    func append(_ requests: [AppendRequest], settling settled: [OutboxRow.ID]) async throws(StoreError) -> [AppendOutcome] {
        if let error {
            self.state.withLock { $0.refusedAppends.formUnion(requests.map(\.jobID)) }
            throw error
        }
        return await self.inner.append(requests, settling: settled)
    }

    func readStream(_ job: JobID, from version: Int) async throws(StoreError) -> [StoredEvent] {
        try self.requireUp()
        return await self.inner.readStream(job, from: version)
    }

    func readJob(_ job: JobID) async throws(StoreError) -> JobReading? {
        try self.requireUp()
        return try await self.inner.readJob(job)
    }

    func versions(of jobs: [JobID]) async throws(StoreError) -> [JobID: Int] {
        try self.requireUp()
        self.state.withLock { $0.looks += 1 }
        return await self.inner.versions(of: jobs)
    }

    func foreignChanges() async throws(StoreError) -> Int64 {
        try self.requireUp()
        return self.state.withLock { $0.changes }
    }

    func outbox(after: OutboxRow.ID, job: JobID?, limit: Int) async throws(StoreError) -> [OutboxRow] {
        try self.requireUp()
        return await self.inner.outbox(after: after, job: job, limit: limit)
    }

    func renewLease(_ heartbeat: WorkerHeartbeat, forMilliseconds milliseconds: Int64) async throws(StoreError) {
        try self.requireUp()
        await self.inner.renewLease(heartbeat, forMilliseconds: milliseconds)
    }

    func lead(_ role: LeaderRole) async throws(StoreError) -> Bool {
        try self.requireUp()
        self.state.withLock { $0.leadLooks += 1 }
        return self.leads
    }

    func fireTimers(limit: Int) async throws(StoreError) -> TimerFiring {
        try self.requireUp()
        self.state.withLock { $0.firings += 1 }
        return await self.inner.fireTimers(limit: limit)
    }

    func rescue(dispatchedBefore milliseconds: Int64, limit: Int) async throws(StoreError) -> [JobID] {
        try self.requireUp()
        self.state.withLock { $0.rescues += 1 }
        return await self.inner.rescue(dispatchedBefore: milliseconds, limit: limit)
    }

    func admit(_ job: JobID, of user: UserID, on worker: WorkerID, limit: Int) async throws(StoreError) -> Bool {
        try self.requireUp()
        let isAdmitted = await self.inner.admit(job, of: user, on: worker, limit: limit)
        if !isAdmitted { self.state.withLock { $0.deferrals += 1 } }
        return isAdmitted
    }

    func dismiss(_ job: JobID, of user: UserID, from worker: WorkerID) async throws(StoreError) {
        try self.requireUp()
        await self.inner.dismiss(job, of: user, from: worker)
    }
}

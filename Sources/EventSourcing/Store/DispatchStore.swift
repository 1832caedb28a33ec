/// The durable side of dispatching: outbox, timers, leases, rescue.
public protocol DispatchStore: Sendable {
    /// Outbox rows that are this process's to publish, with an id greater than `after`, ascending, at most `limit`; of one job only
    /// when `job` is given.
    ///
    /// What this process has committed is its own to publish. On a store that several processes share, it also adopts, under new
    /// ids, rows of processes that publish nothing themselves or have died; two live processes never get the same row.
    func outbox(after: OutboxRow.ID, job: JobID?, limit: Int) async throws(StoreError) -> [OutboxRow]

    /// In one commit: takes the timers that are due by the store's clock, at most `limit`, and puts a dispatch into the outbox
    /// for each, so that each fires once (G12).
    func fireTimers(limit: Int) async throws(StoreError) -> TimerFiring

    /// Enters the worker in the registry and makes it count as alive for so long from now by the store's clock. One statement.
    func renewLease(_ heartbeat: WorkerHeartbeat, forMilliseconds milliseconds: Int64) async throws(StoreError)

    /// Ends a worker's lease at once.
    func endLease(of worker: WorkerID) async throws(StoreError)

    /// Ends every lease but this worker's: for an engine whose lock proves that no other worker lives.
    func endOtherLeases(than worker: WorkerID) async throws(StoreError)

    /// Whether the worker's lease still runs by the store's clock.
    func isAlive(_ worker: WorkerID) async throws(StoreError) -> Bool

    /// The registry: workers with a lease, and those whose lease ran out less than a day ago; ascending by id. Older rows are removed
    /// on the way by ``rescue(dispatchedBefore:limit:)``.
    func workers() async throws(StoreError) -> [WorkerRow]

    /// Whether this process does the role's work now; the one that has it keeps it until it ends, and another gets it at the next
    /// question. Always true on a store with one worker.
    func lead(_ role: LeaderRole) async throws(StoreError) -> Bool

    /// Lets the job of this user run on that worker unless `limit` other jobs of the user run on live workers already; then the job is
    /// deferred: it waits for one of them to end, and the rescuer leaves it alone meanwhile. Durable, and exact across processes
    /// as long as their leases last: a worker that was cut off for longer goes on with its job beside the one that took its place.
    func admit(_ job: JobID, of user: UserID, on worker: WorkerID, limit: Int) async throws(StoreError) -> Bool

    /// The job runs on this worker no more: forgets its admission, and puts a dispatch into the outbox for the user's oldest deferred job.
    func dismiss(_ job: JobID, of user: UserID, from worker: WorkerID) async throws(StoreError)

    /// In one commit: finds jobs that wait for a worker but have no live lease, outbox row or recent dispatch, and parked jobs
    /// whose time has come without a timer, and puts a dispatch into the outbox for each (G7).
    ///
    /// Deferred jobs of users none of whose jobs runs on a live worker are dispatched too. A dispatch
    /// counts as recent for `milliseconds` from when it was last put into the outbox, and for ten seconds at most when the job was
    /// claimed and its worker's lease has run out (``DispatchGrace``). At most `limit` jobs, those that have the fewest strikes first,
    /// then the oldest, so that a job which kills its workers comes after its neighbours; returns those it rescued.
    func rescue(dispatchedBefore milliseconds: Int64, limit: Int) async throws(StoreError) -> [JobID]

    /// Live jobs by what they wait for, and when the next timer is due.
    func backlog() async throws(StoreError) -> Backlog
}

/// What one look at the timers did.
public struct TimerFiring: Sendable, Equatable {
    public var fired: [JobID]
    /// When the next timer is due, if there is one.
    public var next: Timestamp?

    public init(fired: [JobID], next: Timestamp?) {
        self.fired = fired
        self.next = next
    }
}

/// What is left to do on a store.
public struct Backlog: Sendable, Equatable {
    /// Jobs that wait for a worker or are with one.
    public var runnable: Int
    /// Jobs parked until a time or a signal.
    public var parked: Int
    public var outbox: Int
    public var nextTimer: Timestamp?

    public init(runnable: Int, parked: Int, outbox: Int, nextTimer: Timestamp?) {
        self.runnable = runnable
        self.parked = parked
        self.outbox = outbox
        self.nextTimer = nextTimer
    }
}

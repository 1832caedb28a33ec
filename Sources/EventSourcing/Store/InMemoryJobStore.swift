/// A ``JobStore`` in the memory of one process: the reference for the others and the store of fast tests. Nothing outlives it.
///
/// Destroyed keys are forgotten, not overwritten.
public actor InMemoryJobStore: JobStore {
    let clock: @Sendable () -> Timestamp
    var events: [StoredEvent] = []
    /// Places in `events` of each stream, by version.
    var streams: [JobID: [Int]] = [:]
    var payloads: [EventKey: SealedPayload] = [:]
    var rows: [JobID: JobRow] = [:]
    var dispatchedAt: [JobID: Timestamp] = [:]
    var timers: [JobID: Timestamp] = [:]
    var outboxRows: [OutboxRow] = []
    var lastOutboxID: OutboxRow.ID = 0
    var idempotency: [IdempotencyKey: IdempotencyRecord] = [:]
    var labels: [JobID: Set<JobLabel>] = [:]
    var resumeVersions: [UserID: [ResumeID: [ResumeVersion]]] = [:]
    var keys: [UserID: [UserKey]] = [:]
    var registry: [WorkerID: WorkerRow] = [:]
    var admissions: [JobID: Admission] = [:]
    var deferred: [JobID: UserID] = [:]
    var definitions: [Digest: [UInt8]] = [:]
    var misses: [NearMiss] = []

    struct EventKey: Hashable {
        var job: JobID
        var version: Int
    }

    struct Admission {
        var user: UserID
        var worker: WorkerID
    }

    struct IdempotencyKey: Hashable {
        var user: UserID
        var key: String
    }

    /// - Parameter clock: the store's clock; timers, leases and near misses go by it.
    public init(clock: @escaping @Sendable () -> Timestamp) {
        self.clock = clock
    }
}

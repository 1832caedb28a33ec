/// The projection of one stream: the row of the `jobs` table. Every member is derived from the stream's events, in the same
/// transaction that appends them (G2).
public struct JobRow: Sendable, Equatable {
    /// Whom a live job waits for; tells the rescuer what would make it an orphan (G7).
    public enum Waits: String, Sendable, CaseIterable {
        /// A worker has it or should get it.
        case worker
        /// Parked until ``JobRow/wakeAt`` or a signal.
        case wake
        /// Settled, or set aside until a person releases it.
        case nobody
    }

    public var jobID: JobID
    public var userID: UserID
    public var workflow: String
    /// Hash of the pinned workflow definition.
    public var definition: Digest
    public var priority: Priority
    /// Public status: `pending`, `processing`, `completed`, `failed` or `cancelled`.
    public var status: String
    /// Finer than the status, for people: `running`, `stopping`, `sleeping`, `waiting`, `quarantined` …
    public var stage: String
    /// The step that runs, waits or failed.
    public var step: String?
    /// 0…100.
    public var progress: Int
    public var waits: Waits
    /// When a parked job wakes by itself.
    public var wakeAt: Timestamp?
    public var version: Int
    /// Hash of the stream's last entry.
    public var head: Digest
    public var fence: Fence
    /// Who claimed the job last and has not given it up.
    public var worker: WorkerID?
    /// Claims since the last sign that the job lets its worker live (G10).
    public var strikes: Int
    public var errorCode: String?
    public var createdAt: Timestamp
    public var updatedAt: Timestamp

    public init(
        jobID: JobID,
        userID: UserID,
        workflow: String,
        definition: Digest,
        priority: Priority,
        status: String,
        stage: String,
        step: String? = nil,
        progress: Int = 0,
        waits: Waits,
        wakeAt: Timestamp? = nil,
        version: Int,
        head: Digest,
        fence: Fence = .unclaimed,
        worker: WorkerID? = nil,
        strikes: Int = 0,
        errorCode: String? = nil,
        createdAt: Timestamp,
        updatedAt: Timestamp
    ) {
        self.jobID = jobID
        self.userID = userID
        self.workflow = workflow
        self.definition = definition
        self.priority = priority
        self.status = status
        self.stage = stage
        self.step = step
        self.progress = progress
        self.waits = waits
        self.wakeAt = wakeAt
        self.version = version
        self.head = head
        self.fence = fence
        self.worker = worker
        self.strikes = strikes
        self.errorCode = errorCode
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

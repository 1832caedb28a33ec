/// What one job wants to add to its stream, all of it or nothing.
public struct AppendRequest: Sendable {
    /// One event as it will be stored.
    public struct Entry: Sendable, Equatable {
        public var version: Int
        public var type: String
        public var recordedAt: Timestamp
        public var bytes: [UInt8]
        /// SHA-256 of ``bytes``.
        public var hash: Digest
        public var payload: SealedPayload?

        public init(version: Int, type: String, recordedAt: Timestamp, bytes: [UInt8], hash: Digest, payload: SealedPayload? = nil) {
            self.version = version
            self.type = type
            self.recordedAt = recordedAt
            self.bytes = bytes
            self.hash = hash
            self.payload = payload
        }
    }

    /// What the append does to the job's one durable timer.
    public enum TimerChange: Sendable, Equatable {
        case keep
        case set(Timestamp)
        case clear
    }

    public var jobID: JobID
    /// Version and hash of the last entry the writer knows; 0 and ``Digest/zero`` for a new stream.
    public var expectedVersion: Int
    public var expectedHead: Digest
    /// The fence of the writer's claim; nil for a writer that is no worker (a client, the scheduler). A claim itself carries
    /// the fence it found.
    public var expectedFence: Fence?
    /// At least one, versions `expectedVersion + 1 …` without gaps.
    public var entries: [Entry]
    /// The job's row after the last entry.
    public var row: JobRow
    public var timer: TimerChange
    /// Messages that leave with this commit.
    public var outbox: [OutboxMessage]
    /// Binds the new job to its idempotency key; only with `expectedVersion` 0.
    public var idempotency: IdempotencyRecord?
    /// What the new job is found by; only with `expectedVersion` 0.
    public var labels: JobLabels?

    public init(
        jobID: JobID,
        expectedVersion: Int,
        expectedHead: Digest,
        expectedFence: Fence?,
        entries: [Entry],
        row: JobRow,
        timer: TimerChange = .keep,
        outbox: [OutboxMessage] = [],
        idempotency: IdempotencyRecord? = nil,
        labels: JobLabels? = nil
    ) {
        self.jobID = jobID
        self.expectedVersion = expectedVersion
        self.expectedHead = expectedHead
        self.expectedFence = expectedFence
        self.entries = entries
        self.row = row
        self.timer = timer
        self.outbox = outbox
        self.idempotency = idempotency
        self.labels = labels
    }
}

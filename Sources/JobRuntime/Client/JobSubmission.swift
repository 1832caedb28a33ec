public import EventSourcing
public import Jobs

/// What a client hands in to have a job made.
public struct JobSubmission: Sendable {
    /// The id that the job is to have; nil for a new one. The same id of the same user again means the same job.
    public var jobID: JobID?
    public var userID: UserID
    public var definition: WorkflowDefinition
    /// The job's input, which its steps understand.
    public var input: [UInt8]
    /// What two submissions under one idempotency key are compared by, in place of all else: the request as it came, where what was
    /// looked up for it may be another the next time.
    public var likeness: [UInt8]?
    /// What the job is to be found by beside its control fields; a store sees keyed hashes of it. To be read, it stands in the input.
    public var metadata: [String: String]
    /// The job runs at this time or later; a time that is past delays nothing.
    public var startAt: Timestamp?
    public var priority: Priority
    public var idempotencyKey: IdempotencyKey?
    /// Who asks.
    public var actor: ActorName
    /// The trace that the job belongs to; nil for a new one.
    public var trace: TraceContext?

    public init(
        jobID: JobID? = nil,
        userID: UserID,
        definition: WorkflowDefinition,
        input: [UInt8],
        likeness: [UInt8]? = nil,
        metadata: [String: String] = [:],
        startAt: Timestamp? = nil,
        priority: Priority = .default,
        idempotencyKey: IdempotencyKey? = nil,
        actor: ActorName,
        trace: TraceContext? = nil
    ) {
        self.jobID = jobID
        self.userID = userID
        self.definition = definition
        self.input = input
        self.likeness = likeness
        self.metadata = metadata
        self.startAt = startAt
        self.priority = priority
        self.idempotencyKey = idempotencyKey
        self.actor = actor
        self.trace = trace
    }
}

/// A client's own name for a request: 1…255 printable ASCII characters without spaces around.
public struct IdempotencyKey: Sendable, Hashable {
    public let text: String

    public init?(_ text: String) {
        guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { return nil }
        self.text = text
    }
}

/// What became of a submission.
public struct SubmittedJob: Sendable, Equatable {
    public var jobID: JobID
    /// False when the idempotency key, or the chosen id, named a job that was made before.
    public var isNew: Bool
}

public import EventSourcing

/// What a job is from its first moment on. The payload of its event is the job's input.
public struct JobCreated: Sendable, Equatable {
    public var userID: UserID
    public var workflow: String
    /// Hash of the pinned definition, whose bytes the store keeps.
    public var definition: Digest
    public var priority: Priority
    /// Names of the definition's steps in file order, so that a log can be folded without the definition.
    public var steps: [String]
    /// Source of the job's jitter.
    public var seed: UInt64
    /// The trace that the job's work belongs to; logs of older programs have none.
    public var trace: TraceContext?

    public init(
        userID: UserID,
        workflow: String,
        definition: Digest,
        priority: Priority,
        steps: [String],
        seed: UInt64,
        trace: TraceContext? = nil
    ) {
        self.userID = userID
        self.workflow = workflow
        self.definition = definition
        self.priority = priority
        self.steps = steps
        self.seed = seed
        self.trace = trace
    }
}

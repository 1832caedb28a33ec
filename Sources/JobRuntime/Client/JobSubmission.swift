public import EventSourcing
public import Jobs

/// What a client hands in to have a job made.
public struct JobSubmission: Sendable {
    public var userID: UserID
    public var definition: WorkflowDefinition
    /// The job's input, which its steps understand.
    public var input: [UInt8]
    public var priority: Priority
    public var idempotencyKey: IdempotencyKey?
    /// Who asks.
    public var actor: ActorName

    public init(
        userID: UserID,
        definition: WorkflowDefinition,
        input: [UInt8],
        priority: Priority = .default,
        idempotencyKey: IdempotencyKey? = nil,
        actor: ActorName
    ) {
        self.userID = userID
        self.definition = definition
        self.input = input
        self.priority = priority
        self.idempotencyKey = idempotencyKey
        self.actor = actor
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
    /// False when the idempotency key named a job that was made before.
    public var isNew: Bool
}

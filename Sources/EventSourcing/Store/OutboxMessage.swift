/// A message that is committed with the events that cause it. Ids only (G13).
public struct OutboxMessage: Sendable, Hashable {
    /// What the message asks of whoever takes it.
    public enum Body: Sendable, Hashable {
        /// "This job has work."
        case dispatch
        /// "Someone outside, do this step and call back."
        case task(ExternalTask)
    }

    public var jobID: JobID
    public var priority: Priority
    public var body: Body
    public var trace: TraceContext?

    public init(_ body: Body = .dispatch, jobID: JobID, priority: Priority, trace: TraceContext? = nil) {
        self.jobID = jobID
        self.priority = priority
        self.body = body
        self.trace = trace
    }
}

/// A message in the outbox under the id the store gave it; ids grow in the order of one process's commits.
public struct OutboxRow: Sendable, Hashable, Identifiable {
    public var id: Int64
    public var message: OutboxMessage

    public init(id: Int64, message: OutboxMessage) {
        self.id = id
        self.message = message
    }
}

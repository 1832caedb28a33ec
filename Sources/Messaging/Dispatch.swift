public import EventSourcing

/// A broker message that says "this job has work". A hint: the event store is the truth.
public struct Dispatch: Sendable, Hashable {
    /// The outbox row it came from.
    public var id: OutboxRow.ID
    public var jobID: JobID
    public var priority: Priority
    public var trace: TraceContext?

    public init(id: OutboxRow.ID, jobID: JobID, priority: Priority, trace: TraceContext? = nil) {
        self.id = id
        self.jobID = jobID
        self.priority = priority
        self.trace = trace
    }

    /// What a row of the outbox asks of workers.
    public init(_ row: OutboxRow) {
        self.init(id: row.id, jobID: row.message.jobID, priority: row.message.priority, trace: row.message.trace)
    }
}

public import EventSourcing

/// A broker message that says "this job has work". A hint: the event store is the truth.
public struct Dispatch: Sendable, Hashable {
    /// The outbox row it came from.
    public var id: OutboxRow.ID
    public var jobID: JobID
    public var priority: Priority

    public init(id: OutboxRow.ID, jobID: JobID, priority: Priority) {
        self.id = id
        self.jobID = jobID
        self.priority = priority
    }
}

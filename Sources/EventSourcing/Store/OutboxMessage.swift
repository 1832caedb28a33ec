/// A message that is committed with the events that cause it. Ids only (G13).
public struct OutboxMessage: Sendable, Hashable {
    /// What the message asks of whoever takes it.
    public enum Topic: String, Sendable, Hashable, CaseIterable {
        /// "This job has work."
        case dispatch
    }

    public var topic: Topic
    public var jobID: JobID
    public var priority: Priority

    public init(topic: Topic, jobID: JobID, priority: Priority) {
        self.topic = topic
        self.jobID = jobID
        self.priority = priority
    }
}

/// A message in the outbox under the id the store gave it; ids grow in the order of commits on one store.
public struct OutboxRow: Sendable, Hashable, Identifiable {
    public var id: Int64
    public var message: OutboxMessage

    public init(id: Int64, message: OutboxMessage) {
        self.id = id
        self.message = message
    }
}

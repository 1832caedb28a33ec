public import EventSourcing

/// What webhooks tell of a job when its status has changed: ids and states, nothing a person wrote (G13).
public struct StatusChange: Sendable, Equatable {
    public var jobID: JobID
    /// Public status.
    public var status: String
    public var workflow: String
    /// Of the job's stream, after the change.
    public var version: Int
    public var errorCode: String?
    public var changedAt: Timestamp

    public init(jobID: JobID, status: String, workflow: String, version: Int, errorCode: String? = nil, changedAt: Timestamp) {
        self.jobID = jobID
        self.status = status
        self.workflow = workflow
        self.version = version
        self.errorCode = errorCode
        self.changedAt = changedAt
    }

    public var eventType: String { "job.\(self.status)" }
}

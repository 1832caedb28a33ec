public import EventSourcing

/// What webhooks tell of a job: ids and states, nothing a person wrote (G13).
public struct JobChange: Sendable, Equatable {
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

    public init(_ row: JobRow) {
        self.init(
            jobID: row.jobID,
            status: row.status,
            workflow: row.workflow,
            version: row.version,
            errorCode: row.errorCode,
            changedAt: row.updatedAt
        )
    }

    public var eventType: String { "job.\(self.status)" }
}

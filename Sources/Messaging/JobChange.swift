public import EventSourcing

/// Where a job has got to: ids and status only (G13). A hint for those who watch; the event store is the truth.
public struct JobChange: Sendable, Hashable {
    public var jobID: JobID
    public var userID: UserID
    /// Of the stream after the change.
    public var version: Int
    public var status: String
    public var stage: String
    public var step: String?
    /// 0…100.
    public var progress: Int

    /// Changes kept for a listener that is behind; beyond that it loses the oldest.
    public static let listenerBuffer = 1024

    public init(jobID: JobID, userID: UserID, version: Int, status: String, stage: String, step: String?, progress: Int) {
        self.jobID = jobID
        self.userID = userID
        self.version = version
        self.status = status
        self.stage = stage
        self.step = step
        self.progress = progress
    }
}

public import EventSourcing
public import Messaging

extension JobChange {
    /// What the row says of its job, to be announced.
    public init(_ row: JobRow) {
        self.init(
            jobID: row.jobID,
            userID: row.userID,
            version: row.version,
            status: row.status,
            stage: row.stage,
            step: row.step,
            progress: row.progress
        )
    }
}

import EventSourcing
import Messaging

extension JobChange {
    init(_ row: JobRow) {
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

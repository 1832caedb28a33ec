internal import EventSourcing

extension JobRow {
    /// The columns that ``init(_:)`` reads, in its order.
    static let columns = """
        job_id, user_id, workflow, definition, priority, status, stage, step, progress, waits, wake_at, \
        version, head, fence, worker, strikes, error_code, created_at, updated_at
        """

    /// The same, where several tables have some of them.
    static func columns(of table: String) -> String {
        self.columns.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
    }

    init(_ row: RawStatement) throws {
        guard let jobID = JobID(row.text(0)) else { throw StoreError.damaged(reason: "a row of jobs has no valid job id") }
        guard
            let userID = UserID(row.text(1)),
            let definition = row.digest(3),
            let priority = Priority(rawValue: row.text(4)),
            let waits = Waits(rawValue: row.text(9)),
            let head = row.digest(12)
        else { throw StoreError.damaged(reason: "the row of job \(jobID) holds a value that no job can have") }
        self.init(
            jobID: jobID,
            userID: userID,
            workflow: row.text(2),
            definition: definition,
            priority: priority,
            status: row.text(5),
            stage: row.text(6),
            step: row.optional(7, row.text),
            progress: row.int(8),
            waits: waits,
            wakeAt: row.optional(10, row.timestamp),
            version: row.int(11),
            head: head,
            fence: Fence(row.int64(13)),
            worker: row.optional(14, row.text).flatMap(WorkerID.init),
            strikes: row.int(15),
            errorCode: row.optional(16, row.text),
            createdAt: row.timestamp(17),
            updatedAt: row.timestamp(18)
        )
    }
}

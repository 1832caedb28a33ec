internal import EventSourcing
internal import PostgreSQL

extension JobRow {
    /// The columns that ``init(_:_:)`` reads, in its order.
    static let columns = """
        job_id, user_id, workflow, definition, priority, status, stage, step, progress, waits, wake_at, \
        version, head, fence, worker, strikes, error_code, created_at, updated_at
        """

    /// The same, where several tables have some of them.
    static func columns(of table: String) -> String {
        self.columns.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
    }

    init(_ result: QueryResult, _ row: Int) throws {
        let jobID = try result.job(row, 0)
        guard
            let userID = UserID(try result.text(row, 1)),
            let definition = result.digest(row, 3),
            let priority = Priority(rawValue: try result.text(row, 4)),
            let waits = Waits(rawValue: try result.text(row, 9)),
            let head = result.digest(row, 12)
        else { throw StoreError.damaged(reason: "the row of job \(jobID) holds a value that no job can have") }
        self.init(
            jobID: jobID,
            userID: userID,
            workflow: try result.text(row, 2),
            definition: definition,
            priority: priority,
            status: try result.text(row, 5),
            stage: try result.text(row, 6),
            step: try result.optionalText(row, 7),
            progress: Int(try result.int2(row, 8)),
            waits: waits,
            wakeAt: try result.optionalTime(row, 10),
            version: try result.number(row, 11),
            head: head,
            fence: Fence(try result.int8(row, 13)),
            worker: try result.optionalText(row, 14).flatMap { WorkerID($0) },
            strikes: try result.number(row, 15),
            errorCode: try result.optionalText(row, 16),
            createdAt: try result.time(row, 17),
            updatedAt: try result.time(row, 18)
        )
    }
}

internal import EventSourcing
internal import GRDB

/// Writes the projection beside the events.
///
/// Indexed columns are written only when they change: SQLite rewrites an index for every column that an UPDATE names.
struct JobWriter {
    private static let common = """
        workflow = ?3, definition = ?4, priority = ?5, stage = ?7, step = ?8, progress = ?9, version = ?12, head = ?13, \
        fence = ?14, worker = ?15, strikes = ?16, error_code = ?17, updated_at = ?19, \
        dispatched_at = coalesce(?20, dispatched_at)
        """
    private static let insert = """
        INSERT INTO jobs (\(JobRow.columns), dispatched_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
        """
    private static let update = "UPDATE jobs SET \(common) WHERE job_id = ?1"
    private static let move = "UPDATE jobs SET status = ?6, waits = ?10, wake_at = ?11, created_at = ?18, \(common) WHERE job_id = ?1"

    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    func write(_ row: JobRow, id: String, over standing: Standing?, dispatchedAt: Timestamp?) throws {
        let statement: RawStatement
        if let standing {
            statement = try RawStatement(self.db, standing.differsInIndexes(from: row) ? Self.move : Self.update)
        } else {
            statement = try RawStatement(self.db, Self.insert)
            statement.bind(2, row.userID.name)
        }
        statement.bind(1, id)
        statement.bind(3, row.workflow)
        statement.bind(4, row.definition)
        statement.bind(5, row.priority.rawValue)
        statement.bind(6, row.status)
        statement.bind(7, row.stage)
        statement.bind(8, row.step)
        statement.bind(9, row.progress)
        statement.bind(10, row.waits.rawValue)
        statement.bind(11, row.wakeAt)
        statement.bind(12, row.version)
        statement.bind(13, row.head)
        statement.bind(14, row.fence.number)
        statement.bind(15, row.worker?.name)
        statement.bind(16, row.strikes)
        statement.bind(17, row.errorCode)
        statement.bind(18, row.createdAt)
        statement.bind(19, row.updatedAt)
        statement.bind(20, dispatchedAt)
        try statement.run()
    }
}

internal import EventSourcing
internal import GRDB

/// Puts messages into the outbox and notes on the job when that was.
struct OutboxWriter {
    private let db: Database
    private let now: Timestamp
    private let insert: RawStatement

    init(_ db: Database, now: Timestamp) throws {
        self.db = db
        self.now = now
        self.insert = try RawStatement(db, "INSERT INTO outbox (topic, job_id, priority, trace) VALUES (?1, ?2, ?3, ?4)")
    }

    /// - Parameter touchingJob: false when the caller writes the job's row anyway.
    func put(_ message: OutboxMessage, touchingJob: Bool = true) throws {
        switch message.body {
        case .dispatch: try self.run(self.insert, .dispatch, message)
        case .task(let task): try self.insert(task, message)
        }
        guard touchingJob else { return }
        let touch = try RawStatement(self.db, "UPDATE jobs SET dispatched_at = ?2 WHERE job_id = ?1")
        touch.bind(1, message.jobID)
        touch.bind(2, self.now)
        try touch.run()
    }

    private func insert(_ task: ExternalTask, _ message: OutboxMessage) throws {
        let insert = try RawStatement(
            self.db,
            """
            INSERT INTO outbox (topic, job_id, priority, trace, task, step, attempt, user_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """
        )
        insert.bind(5, task.name)
        insert.bind(6, task.step)
        insert.bind(7, task.attempt)
        insert.bind(8, task.userID.name)
        try self.run(insert, .task, message)
    }

    private func run(_ insert: RawStatement, _ topic: OutboxRow.Topic, _ message: OutboxMessage) throws {
        insert.bind(1, topic.rawValue)
        insert.bind(2, message.jobID)
        insert.bind(3, message.priority.rawValue)
        insert.bind(4, message.trace?.description)
        try insert.run()
    }
}

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
        self.insert = try RawStatement(db, "INSERT INTO outbox (topic, job_id, priority) VALUES (?1, ?2, ?3)")
    }

    /// - Parameter touchingJob: false when the caller writes the job's row anyway.
    func put(_ message: OutboxMessage, touchingJob: Bool = true) throws {
        self.insert.bind(1, message.topic.rawValue)
        self.insert.bind(2, message.jobID)
        self.insert.bind(3, message.priority.rawValue)
        try self.insert.run()
        guard touchingJob else { return }
        let touch = try RawStatement(self.db, "UPDATE jobs SET dispatched_at = ?2 WHERE job_id = ?1")
        touch.bind(1, message.jobID)
        touch.bind(2, self.now)
        try touch.run()
    }
}

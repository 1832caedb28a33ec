internal import EventSourcing

extension OutboxRow {
    /// From `id, topic, job_id, priority`.
    init(_ row: RawStatement) throws {
        guard
            let topic = OutboxMessage.Topic(rawValue: row.text(1)),
            let jobID = JobID(row.text(2)),
            let priority = Priority(rawValue: row.text(3))
        else { throw StoreError.damaged(reason: "outbox row \(row.int64(0)) is no message") }
        self.init(id: row.int64(0), message: OutboxMessage(topic: topic, jobID: jobID, priority: priority))
    }
}

internal import EventSourcing

extension OutboxRow {
    /// The columns that ``init(_:)`` reads, in its order.
    static let columns = "id, topic, job_id, priority, trace, task, step, attempt, user_id"

    /// What the `topic` column says of a message's body.
    enum Topic: String {
        case dispatch
        case task
    }

    init(_ row: RawStatement) throws {
        guard
            let topic = Topic(rawValue: row.text(1)),
            let jobID = JobID(row.text(2)),
            let priority = Priority(rawValue: row.text(3)),
            let body = Self.body(topic, row)
        else { throw StoreError.damaged(reason: "outbox row \(row.int64(0)) is no message") }
        let trace = row.optional(4, row.text).flatMap { TraceContext($0) }
        self.init(id: row.int64(0), message: OutboxMessage(body, jobID: jobID, priority: priority, trace: trace))
    }

    private static func body(_ topic: Topic, _ row: RawStatement) -> OutboxMessage.Body? {
        switch topic {
        case .dispatch: .dispatch
        case .task:
            UserID(row.text(8))
                .map { user in
                    .task(ExternalTask(name: row.text(5), step: row.text(6), attempt: row.int(7), userID: user))
                }
        }
    }
}

internal import EventSourcing
internal import PostgreSQL

extension OutboxRow {
    /// The columns that ``init(_:_:)`` reads, in its order.
    static let columns = "id, topic, job_id, priority, trace, task, step, attempt, user_id"

    init(_ result: QueryResult, _ row: Int) throws {
        let id = try result.int8(row, 0)
        guard
            let topic = OutboxTopic(rawValue: try result.text(row, 1)),
            let priority = Priority(rawValue: try result.text(row, 3)),
            let body = try Self.body(topic, result, row)
        else { throw StoreError.damaged(reason: "outbox row \(id) is no message") }
        let trace = try result.optionalText(row, 4).flatMap { TraceContext($0) }
        self.init(id: id, message: OutboxMessage(body, jobID: try result.job(row, 2), priority: priority, trace: trace))
    }

    private static func body(_ topic: OutboxTopic, _ result: QueryResult, _ row: Int) throws -> OutboxMessage.Body? {
        switch topic {
        case .dispatch: return .dispatch
        case .task:
            guard let user = UserID(try result.text(row, 8)) else { return nil }
            let task = ExternalTask(
                name: try result.text(row, 5),
                step: try result.text(row, 6),
                attempt: try result.number(row, 7),
                userID: user
            )
            return .task(task)
        }
    }
}

internal import EventSourcing
internal import PostgreSQL
internal import Webhooks

extension WebhookDelivery {
    /// The columns that ``init(_:_:)`` reads, in its order.
    static func columns(of table: String) -> String {
        [
            "delivery_id", "endpoint_id", "user_id", "job_id", "event_type", "body", "created_at", "outcome", "due_at", "settled_at",
            "attempts",
        ]
        .map { "\(table).\($0)" }.joined(separator: ", ")
    }
    static let columnCount = 11

    init(_ result: QueryResult, _ row: Int) throws {
        guard
            let user = UserID(try result.text(row, 2)),
            let phase = DeliveryPhase(
                outcome: try result.optionalText(row, 7),
                dueAt: try result.optionalTime(row, 8),
                settledAt: try result.optionalTime(row, 9)
            ),
            let attempts = WebhookAttempt.attempts(inLines: try result.text(row, 10))
        else { throw StoreError.damaged(reason: "a row of webhook_deliveries holds a value that no delivery can have") }
        let (id, endpoint) = (try result.uuid(row, 0), try result.uuid(row, 1))
        self.init(
            id: WebhookDeliveryID(high: id.high, low: id.low),
            endpointID: WebhookEndpointID(high: endpoint.high, low: endpoint.low),
            userID: user,
            jobID: try result.optionalJob(row, 3),
            eventType: try result.text(row, 4),
            body: try result.bytea(row, 5),
            createdAt: try result.time(row, 6),
            phase: phase,
            attempts: attempts
        )
    }
}

extension Parameter {
    /// The arrays that `add_webhooks` takes, in its order.
    static func webhooks(_ deliveries: [WebhookDelivery]) -> [Parameter] {
        [
            .uuidArray(deliveries.lazy.map { PostgreSQLUUID($0.id) }),
            .uuidArray(deliveries.lazy.map { PostgreSQLUUID($0.endpointID) }),
            .textArray(deliveries.lazy.map(\.userID.name)),
            .uuidArray(deliveries.lazy.map { $0.jobID.map { PostgreSQLUUID($0) } }),
            .textArray(deliveries.lazy.map(\.eventType)),
            .byteaArray(deliveries.lazy.map(\.body)),
            .int8Array(deliveries.lazy.map(\.createdAt.microseconds)),
        ]
    }
}

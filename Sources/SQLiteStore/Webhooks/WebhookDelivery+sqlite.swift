internal import EventSourcing
internal import Webhooks

extension WebhookDelivery {
    /// The columns that ``init(_:)`` reads, in its order.
    static let columns = """
        delivery_id, endpoint_id, user_id, job_id, event_type, body, created_at, outcome, due_at, settled_at, attempts
        """
    static let columnCount: Int32 = 11

    static func columns(of table: String) -> String {
        self.columns.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
    }

    init(_ row: RawStatement) throws {
        guard
            let id = WebhookDeliveryID(row.text(0)),
            let endpoint = WebhookEndpointID(row.text(1)),
            let user = UserID(row.text(2)),
            let phase = DeliveryPhase(
                outcome: row.optional(7, row.text),
                dueAt: row.optional(8, row.timestamp),
                settledAt: row.optional(9, row.timestamp)
            ),
            let attempts = WebhookAttempt.attempts(inLines: row.text(10))
        else { throw StoreError.damaged(reason: "a row of webhook_deliveries holds a value that no delivery can have") }
        self.init(
            id: id,
            endpointID: endpoint,
            userID: user,
            jobID: try row.optional(3) { try JobID.column($0, of: row) },
            eventType: row.text(4),
            body: row.bytes(5),
            createdAt: row.timestamp(6),
            phase: phase,
            attempts: attempts
        )
    }
}

public import EventSourcing
internal import PostgreSQL
public import Webhooks

extension PostgreSQLJobStore {
    public func addWebhookDeliveries(_ deliveries: [WebhookDelivery]) async throws(StoreError) -> Int {
        let call = Statement("SELECT selvedge.add_webhooks($1, $2, $3, $4, $5, $6, $7)", Parameter.webhooks(deliveries))
        return try await self.write([call])[0].only { try $0.number($1, 0) }
    }

    /// One round trip.
    public func takeDueWebhooks(_ query: DueQuery) async throws(StoreError) -> [SealedTaking] {
        let hosts = query.busy.sorted { $0.key < $1.key }
        let take = Statement(
            """
            SELECT \(WebhookDelivery.columns(of: "(t.delivery)")), \(SealedEndpoint.columns(of: "(t.endpoint)")), (t.delivery).fence
            FROM selvedge.take_webhooks($1, $2, $3, $4, $5, $6) t ORDER BY t.place
            """,
            [
                .limit(query.limit), .limit(query.perHost), .textArray(hosts.map(\.key)), .numbers(hosts.map(\.value)),
                .int8(query.leaseMilliseconds), self.now,
            ]
        )
        return try await self.write([take])[0]
            .rows { result, row in
                SealedTaking(
                    delivery: try WebhookDelivery(result, row),
                    endpoint: try SealedEndpoint(result, row, from: WebhookDelivery.columnCount),
                    fence: Fence(try result.int8(row, WebhookDelivery.columnCount + 12))
                )
            }
    }

    public func recordWebhook(_ outcome: AttemptOutcome, of id: WebhookDeliveryID, fence: Fence) async throws(StoreError) -> Bool {
        let call = Statement(
            "SELECT selvedge.record_webhook($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                .uuid(PostgreSQLUUID(id)), .int8(fence.number), .text(outcome.attempt.line + "\n"), .text(outcome.phase.outcome),
                .int8(outcome.phase.dueAt?.microseconds), .int8(outcome.phase.settledAt?.microseconds), .bool(outcome.disablesEndpoint),
                self.now,
            ]
        )
        return try await self.write([call])[0].only { try $0.bool($1, 0) }
    }

    public func releaseWebhook(_ id: WebhookDeliveryID, fence: Fence) async throws(StoreError) {
        _ = try await self.write([Statement("SELECT selvedge.release_webhook($1, $2)", [.uuid(PostgreSQLUUID(id)), .int8(fence.number)])])
    }

    public func retryWebhook(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> Bool {
        let call = Statement(
            "SELECT selvedge.retry_webhook($1, $2, $3, $4)",
            [.uuid(PostgreSQLUUID(id)), .text(user.name), .limit(WebhookDelivery.attemptLimit), self.now]
        )
        return try await self.write([call])[0].only { try $0.bool($1, 0) }
    }

    public func webhookDelivery(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> WebhookDelivery? {
        let select = Statement(
            "SELECT \(WebhookDelivery.columns(of: "d")) FROM selvedge.webhook_deliveries d WHERE d.delivery_id = $1 AND d.user_id = $2",
            [.uuid(PostgreSQLUUID(id)), .text(user.name)]
        )
        return try await self.read(select)[0].first { try WebhookDelivery($0, $1) }
    }

    public func webhookDeliveries(
        of endpoint: WebhookEndpointID,
        user: UserID,
        before cursor: DeliveryCursor?,
        limit: Int
    ) async throws(StoreError) -> [WebhookDelivery] {
        var parameters: [Parameter] = [.uuid(PostgreSQLUUID(endpoint)), .text(user.name), .limit(limit)]
        if let cursor { parameters += [.int8(cursor.createdAt.microseconds), .uuid(PostgreSQLUUID(cursor.id))] }
        let select = Statement(
            """
            SELECT \(WebhookDelivery.columns(of: "d")) FROM selvedge.webhook_deliveries d
            WHERE d.endpoint_id = $1 AND d.user_id = $2\(cursor == nil ? "" : " AND (d.created_at, d.delivery_id) < ($4, $5)")
            ORDER BY d.created_at DESC, d.delivery_id DESC LIMIT $3
            """,
            parameters
        )
        return try await self.read(select)[0].rows { try WebhookDelivery($0, $1) }
    }

    public func removeSettledWebhooks(before time: Timestamp, limit: Int) async throws(StoreError) -> Int {
        let call = Statement("SELECT selvedge.remove_settled_webhooks($1, $2)", [.int8(time.microseconds), .limit(limit)])
        return try await self.write([call])[0].only { try $0.number($1, 0) }
    }

    public func waitingWebhooks() async throws(StoreError) -> Int {
        let count = Statement("SELECT count(*) FROM selvedge.webhook_deliveries WHERE next_at IS NOT NULL")
        return Int(try await self.read(count)[0].only { try $0.int8($1, 0) })
    }
}

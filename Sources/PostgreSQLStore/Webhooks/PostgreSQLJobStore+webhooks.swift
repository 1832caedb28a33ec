public import EventSourcing
internal import PostgreSQL
public import Webhooks

extension PostgreSQLJobStore: SealedWebhookStore {
    public func webhookTime() async throws(StoreError) -> Timestamp { try await self.now() }

    public func insertWebhook(_ endpoint: SealedEndpoint, limit: Int) async throws(StoreError) -> EndpointWriting {
        let call = Statement(
            "SELECT selvedge.insert_webhook($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            [
                .uuid(PostgreSQLUUID(endpoint.id)), .text(endpoint.userID.name), .uuid(endpoint.jobID.map { PostgreSQLUUID($0) }),
                .text(endpoint.host), .text(endpoint.statusText), .text(endpoint.state.disabledReason?.rawValue),
                .int8(endpoint.state.disabledAt?.microseconds), .int8(endpoint.createdAt.microseconds),
                .int4(Int32(clamping: endpoint.revision)), .int8(endpoint.sealed.keyID), .bytea(endpoint.sealed.nonce),
                .bytea(endpoint.sealed.ciphertext), .limit(limit),
            ]
        )
        return try Self.writing(try await self.write([call])[0])
    }

    public func webhook(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> SealedEndpoint? {
        let select = Statement(
            "SELECT \(SealedEndpoint.columns(of: "e")) FROM selvedge.webhook_endpoints e WHERE e.endpoint_id = $1 AND e.user_id = $2",
            [.uuid(PostgreSQLUUID(id)), .text(user.name)]
        )
        return try await self.read(select)[0].first { try SealedEndpoint($0, $1) }
    }

    public func webhooks(of user: UserID) async throws(StoreError) -> [SealedEndpoint] {
        let select = Statement(
            """
            SELECT \(SealedEndpoint.columns(of: "e")) FROM selvedge.webhook_endpoints e WHERE e.user_id = $1 AND e.job_id IS NULL
            ORDER BY e.created_at DESC, e.endpoint_id DESC
            """,
            [.text(user.name)]
        )
        return try await self.read(select)[0].rows { try SealedEndpoint($0, $1) }
    }

    public func replaceWebhook(_ endpoint: SealedEndpoint) async throws(StoreError) -> EndpointWriting {
        let call = Statement(
            "SELECT selvedge.replace_webhook($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            [
                .uuid(PostgreSQLUUID(endpoint.id)), .text(endpoint.userID.name), .text(endpoint.host), .text(endpoint.statusText),
                .text(endpoint.state.disabledReason?.rawValue), .int8(endpoint.state.disabledAt?.microseconds),
                .int4(Int32(clamping: endpoint.revision)), .int8(endpoint.sealed.keyID), .bytea(endpoint.sealed.nonce),
                .bytea(endpoint.sealed.ciphertext), self.now,
            ]
        )
        return try Self.writing(try await self.write([call])[0])
    }

    public func removeWebhook(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> Bool {
        let call = Statement("SELECT selvedge.remove_webhook($1, $2)", [.uuid(PostgreSQLUUID(id)), .text(user.name)])
        return try await self.write([call])[0].only { try $0.bool($1, 0) }
    }

    public func forgetWebhooks(of job: JobID) async throws(StoreError) {
        _ = try await self.write([Statement("SELECT selvedge.forget_webhooks($1)", [.jobs([job])])])
    }

    private static func writing(_ result: QueryResult) throws(StoreError) -> EndpointWriting {
        switch try result.only({ try $0.text($1, 0) }) {
        case "written": return .written
        case "refused": return .refused
        case "erased": return .erased
        default: throw .damaged(reason: "the writing of a webhook came to nothing known")
        }
    }
}

public import EventSourcing
internal import GRDB
public import Webhooks

extension SQLiteJobStore: SealedWebhookStore {
    public func webhookTime() -> Timestamp { self.clock() }

    public func insertWebhook(_ endpoint: SealedEndpoint, limit: Int) async throws(StoreError) -> EndpointWriting {
        try await self.write { db in
            guard try !db.isDestroyed(endpoint.sealed.keyID, of: endpoint.userID) else { return .erased }
            guard try endpoint.jobID != nil || Self.webhookCount(of: endpoint.userID, in: db) < limit else { return .refused }
            let insert = try RawStatement(
                db,
                """
                INSERT OR IGNORE INTO webhook_endpoints (\(SealedEndpoint.columns), since)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, (SELECT coalesce(max(position), 0) FROM events))
                """
            )
            endpoint.bind(to: insert)
            try insert.run()
            return db.changesCount > 0 ? .written : .refused
        }
    }

    public func webhook(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> SealedEndpoint? {
        try await self.read { db in
            let select = try RawStatement(
                db,
                "SELECT \(SealedEndpoint.columns) FROM webhook_endpoints WHERE endpoint_id = ?1 AND user_id = ?2"
            )
            select.bind(1, id.description)
            select.bind(2, user.name)
            return try select.first { try SealedEndpoint($0) }
        }
    }

    public func webhooks(of user: UserID) async throws(StoreError) -> [SealedEndpoint] {
        try await self.read { db in
            let select = try RawStatement(
                db,
                """
                SELECT \(SealedEndpoint.columns) FROM webhook_endpoints WHERE user_id = ?1 AND job_id IS NULL
                ORDER BY created_at DESC, endpoint_id DESC
                """
            )
            select.bind(1, user.name)
            return try select.rows { try SealedEndpoint($0) }
        }
    }

    /// An endpoint that is enabled hears of what comes from now on.
    public func replaceWebhook(_ endpoint: SealedEndpoint) async throws(StoreError) -> EndpointWriting {
        let clock = self.clock
        return try await self.write { db in
            guard try !db.isDestroyed(endpoint.sealed.keyID, of: endpoint.userID) else { return .erased }
            let update = try RawStatement(
                db,
                """
                UPDATE webhook_endpoints SET host = ?4, statuses = ?5, revision = revision + 1, key_id = ?10, nonce = ?11,
                    ciphertext = ?12, disabled_at = ?7, since = CASE WHEN disabled IS NOT NULL AND ?6 IS NULL
                    THEN (SELECT coalesce(max(position), 0) FROM events) ELSE since END, disabled = ?6
                WHERE endpoint_id = ?1 AND user_id = ?2 AND revision = ?9 AND job_id IS ?3 AND created_at = ?8
                """
            )
            endpoint.bind(to: update)
            try update.run()
            guard db.changesCount > 0 else { return .refused }
            if !endpoint.state.isEnabled { try Self.abandonWebhooks(to: endpoint.id, at: clock(), in: db) }
            return .written
        }
    }

    public func removeWebhook(_ id: WebhookEndpointID, of user: UserID) async throws(StoreError) -> Bool {
        try await self.write { db in
            let delete = try RawStatement(db, "DELETE FROM webhook_endpoints WHERE endpoint_id = ?1 AND user_id = ?2")
            delete.bind(1, id.description)
            delete.bind(2, user.name)
            try delete.run()
            guard db.changesCount > 0 else { return false }
            let deliveries = try RawStatement(db, "DELETE FROM webhook_deliveries WHERE endpoint_id = ?1")
            deliveries.bind(1, id.description)
            try deliveries.run()
            return true
        }
    }

    public func forgetWebhooks(of job: JobID) async throws(StoreError) {
        try await self.write { try Self.forgetWebhooks(of: job, in: $0) }
    }

    static func forgetWebhooks(of job: JobID, in db: Database) throws {
        let statements = [
            "DELETE FROM webhook_deliveries WHERE endpoint_id IN (SELECT endpoint_id FROM webhook_endpoints WHERE job_id = ?1)",
            "DELETE FROM webhook_endpoints WHERE job_id = ?1",
            "DELETE FROM webhook_deliveries WHERE job_id = ?1",
        ]
        for sql in statements {
            let statement = try RawStatement(db, sql)
            statement.bind(1, job)
            try statement.run()
        }
    }

    /// Gives up what waits for an endpoint.
    static func abandonWebhooks(to endpoint: WebhookEndpointID, at time: Timestamp, in db: Database) throws {
        let abandon = try RawStatement(
            db,
            """
            UPDATE webhook_deliveries SET outcome = ?2, settled_at = ?3, due_at = NULL, next_at = NULL, lease_until = NULL
            WHERE endpoint_id = ?1 AND outcome IS NULL
            """
        )
        abandon.bind(1, endpoint.description)
        abandon.bind(2, DeliveryPhase.AbandonReason.endpointDisabled.rawValue)
        abandon.bind(3, time)
        try abandon.run()
    }

    private static func webhookCount(of user: UserID, in db: Database) throws -> Int {
        let count = try RawStatement(db, "SELECT count(*) FROM webhook_endpoints WHERE user_id = ?1 AND job_id IS NULL")
        count.bind(1, user.name)
        return try count.first { $0.int(0) } ?? 0
    }
}

public import EventSourcing
internal import GRDB
public import Webhooks

extension SQLiteJobStore {
    public func addWebhookDeliveries(_ deliveries: [WebhookDelivery]) async throws(StoreError) -> Int {
        try await self.write { try Self.add(deliveries, in: $0) }
    }

    static func add(_ deliveries: [WebhookDelivery], in db: Database) throws -> Int {
        let insert = try RawStatement(
            db,
            """
            INSERT OR IGNORE INTO webhook_deliveries (
                delivery_id, endpoint_id, user_id, job_id, event_type, body, created_at, outcome, due_at, settled_at, attempts, next_at, fence
            )
            SELECT ?1, endpoint_id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?9, 0 FROM webhook_endpoints WHERE endpoint_id = ?2
            """
        )
        var added = 0
        for delivery in deliveries {
            insert.bind(1, delivery.id.description)
            insert.bind(2, delivery.endpointID.description)
            insert.bind(3, delivery.userID.name)
            insert.bind(4, delivery.jobID?.description)
            insert.bind(5, delivery.eventType)
            insert.bind(6, blob: delivery.body)
            insert.bind(7, delivery.createdAt)
            insert.bind(8, delivery.phase.outcome)
            insert.bind(9, delivery.phase.dueAt)
            insert.bind(10, delivery.phase.settledAt)
            insert.bind(11, delivery.attempts.map { $0.line + "\n" }.joined())
            try insert.run()
            added += db.changesCount
        }
        return added
    }

    public func takeDueWebhooks(_ query: DueQuery) async throws(StoreError) -> [SealedTaking] {
        let clock = self.clock
        // Looking first keeps an idle dispatcher from taking the write lock each time.
        let isDue = try await self.read { db in
            let select = try RawStatement(db, "SELECT 1 FROM webhook_deliveries WHERE next_at <= ?1 LIMIT 1")
            select.bind(1, clock())
            return try select.first { _ in true } ?? false
        }
        guard isDue else { return [] }
        return try await self.write { db in
            let now = clock()
            let due = try Self.due(query, now: now, in: db)
            let take = try RawStatement(
                db,
                "UPDATE webhook_deliveries SET fence = fence + 1, lease_until = ?2, next_at = ?2 WHERE delivery_id = ?1"
            )
            take.bind(2, now.advanced(byMilliseconds: query.leaseMilliseconds))
            for taken in due {
                take.bind(1, taken.delivery.id.description)
                try take.run()
            }
            return due
        }
    }

    /// What is due, under the fences it will have.
    private static func due(_ query: DueQuery, now: Timestamp, in db: Database) throws -> [SealedTaking] {
        let select = try RawStatement(
            db,
            """
            SELECT \(WebhookDelivery.columns(of: "d")), \(SealedEndpoint.columns(of: "e")), d.fence
            FROM webhook_deliveries AS d CROSS JOIN webhook_endpoints AS e USING (endpoint_id)
            WHERE d.next_at <= ?1 AND e.disabled IS NULL ORDER BY d.next_at, d.delivery_id
            """
        )
        select.bind(1, now)
        defer { select.reset() }
        var busy = query.busy
        var due: [SealedTaking] = []
        while due.count < query.limit, try select.step() {
            let endpoint = try SealedEndpoint(select, from: WebhookDelivery.columnCount)
            guard busy[endpoint.host, default: 0] < query.perHost else { continue }
            busy[endpoint.host, default: 0] += 1
            let fence = Fence(select.int64(WebhookDelivery.columnCount + 12)).next
            due.append(SealedTaking(delivery: try WebhookDelivery(select), endpoint: endpoint, fence: fence))
        }
        return due
    }

    public func recordWebhook(_ outcome: AttemptOutcome, of id: WebhookDeliveryID, fence: Fence) async throws(StoreError) -> Bool {
        let clock = self.clock
        return try await self.write { db in
            let update = try RawStatement(
                db,
                """
                UPDATE webhook_deliveries SET attempts = attempts || ?3, outcome = ?4, due_at = ?5, next_at = ?5, settled_at = ?6,
                    lease_until = NULL
                WHERE delivery_id = ?1 AND fence = ?2 AND lease_until IS NOT NULL AND outcome IS NULL RETURNING endpoint_id
                """
            )
            update.bind(1, id.description)
            update.bind(2, fence.number)
            update.bind(3, outcome.attempt.line + "\n")
            update.bind(4, outcome.phase.outcome)
            update.bind(5, outcome.phase.dueAt)
            update.bind(6, outcome.phase.settledAt)
            guard let endpoint = try update.rows({ $0.text(0) }).first else { return false }
            if outcome.disablesEndpoint, let endpoint = WebhookEndpointID(endpoint) {
                try Self.disable(endpoint, at: clock(), in: db)
            }
            return true
        }
    }

    private static func disable(_ endpoint: WebhookEndpointID, at time: Timestamp, in db: Database) throws {
        let disable = try RawStatement(
            db,
            """
            UPDATE webhook_endpoints SET disabled = ?2, disabled_at = ?3, revision = revision + 1
            WHERE endpoint_id = ?1 AND disabled IS NULL
            """
        )
        disable.bind(1, endpoint.description)
        disable.bind(2, EndpointState.DisabledReason.gone.rawValue)
        disable.bind(3, time)
        try disable.run()
        if db.changesCount > 0 { try Self.abandonWebhooks(to: endpoint, at: time, in: db) }
    }

    public func releaseWebhook(_ id: WebhookDeliveryID, fence: Fence) async throws(StoreError) {
        try await self.write { db in
            let update = try RawStatement(
                db,
                """
                UPDATE webhook_deliveries SET lease_until = NULL, next_at = due_at
                WHERE delivery_id = ?1 AND fence = ?2 AND outcome IS NULL
                """
            )
            update.bind(1, id.description)
            update.bind(2, fence.number)
            try update.run()
        }
    }

    public func retryWebhook(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> Bool {
        let clock = self.clock
        return try await self.write { db in
            guard var delivery = try Self.delivery(id, of: user, in: db), delivery.retry(at: clock()) else { return false }
            let update = try RawStatement(
                db,
                """
                UPDATE webhook_deliveries SET outcome = NULL, settled_at = NULL, lease_until = NULL, due_at = ?2, next_at = ?2
                WHERE delivery_id = ?1
                    AND EXISTS (SELECT 1 FROM webhook_endpoints AS e WHERE e.endpoint_id = ?3 AND e.disabled IS NULL)
                """
            )
            update.bind(1, id.description)
            update.bind(2, delivery.nextAttemptAt)
            update.bind(3, delivery.endpointID.description)
            try update.run()
            return db.changesCount > 0
        }
    }

    public func webhookDelivery(_ id: WebhookDeliveryID, of user: UserID) async throws(StoreError) -> WebhookDelivery? {
        try await self.read { try Self.delivery(id, of: user, in: $0) }
    }

    private static func delivery(_ id: WebhookDeliveryID, of user: UserID, in db: Database) throws -> WebhookDelivery? {
        let select = try RawStatement(
            db,
            "SELECT \(WebhookDelivery.columns) FROM webhook_deliveries WHERE delivery_id = ?1 AND user_id = ?2"
        )
        select.bind(1, id.description)
        select.bind(2, user.name)
        return try select.first { try WebhookDelivery($0) }
    }

    public func webhookDeliveries(
        of endpoint: WebhookEndpointID,
        user: UserID,
        before cursor: DeliveryCursor?,
        limit: Int
    ) async throws(StoreError) -> [WebhookDelivery] {
        try await self.read { db in
            let select = try RawStatement(
                db,
                """
                SELECT \(WebhookDelivery.columns) FROM webhook_deliveries
                WHERE endpoint_id = ?1 AND user_id = ?2\(cursor == nil ? "" : " AND (created_at, delivery_id) < (?4, ?5)")
                ORDER BY created_at DESC, delivery_id DESC LIMIT ?3
                """
            )
            select.bind(1, endpoint.description)
            select.bind(2, user.name)
            select.bind(3, max(0, limit))
            if let cursor {
                select.bind(4, cursor.createdAt)
                select.bind(5, cursor.id.description)
            }
            return try select.rows { try WebhookDelivery($0) }
        }
    }

    /// Endpoints of jobs that never came to be go too.
    public func removeSettledWebhooks(before time: Timestamp, limit: Int) async throws(StoreError) -> Int {
        try await self.write { db in
            let orphans = try RawStatement(
                db,
                """
                DELETE FROM webhook_endpoints WHERE job_id IS NOT NULL AND created_at < ?1
                    AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.job_id = webhook_endpoints.job_id)
                """
            )
            orphans.bind(1, time)
            try orphans.run()
            let delete = try RawStatement(
                db,
                """
                DELETE FROM webhook_deliveries WHERE delivery_id IN (
                    SELECT delivery_id FROM webhook_deliveries WHERE next_at IS NULL AND created_at < ?1 LIMIT ?2
                )
                """
            )
            delete.bind(1, time)
            delete.bind(2, max(0, limit))
            try delete.run()
            return db.changesCount
        }
    }

    public func waitingWebhooks() async throws(StoreError) -> Int {
        try await self.read { db in
            try RawStatement(db, "SELECT count(*) FROM webhook_deliveries WHERE next_at IS NOT NULL").first { $0.int(0) } ?? 0
        }
    }
}

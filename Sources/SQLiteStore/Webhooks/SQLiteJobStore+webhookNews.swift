public import EventSourcing
internal import GRDB
public import Webhooks

extension SQLiteJobStore {
    /// In one snapshot.
    public func webhookNews(after position: Int64, ofTypes types: [String]) async throws(StoreError) -> WebhookNews {
        try await self.read { db in
            let place = try RawStatement(
                db,
                """
                SELECT (SELECT position FROM webhook_cursor), (SELECT min(since) FROM webhook_endpoints WHERE disabled IS NULL),
                    (SELECT coalesce(max(position), 0) FROM events)
                """
            )
            let found = try place.first { (cursor: $0.int64(0), first: $0.optional(1, $0.int64), last: $0.int64(2)) }
            guard let found else { throw StoreError.damaged(reason: "the cursor of webhooks is missing") }
            guard let first = found.first else {
                return WebhookNews(cursor: found.cursor, position: max(found.cursor, position), isAtEnd: true, isWanted: false)
            }
            let start = max(found.cursor, position, first)
            let events = try Self.news(after: start, upTo: min(found.last, start + WebhookNews.stretch), types, in: db)
            let listeners = try Self.listeners(to: events, in: db)
            return WebhookNews(events, listeners, cursor: found.cursor, start: start, last: found.last)
        }
    }

    private static func news(after start: Int64, upTo end: Int64, _ types: [String], in db: Database) throws -> [WebhookNews.Event] {
        guard end > start, !types.isEmpty else { return [] }
        let select = try RawStatement(
            db,
            """
            SELECT e.position, e.job_id, j.user_id, e.version FROM events AS e CROSS JOIN jobs AS j USING (job_id)
            WHERE e.position > ?1 AND e.position <= ?2 AND e.type IN (\(types.indices.map { "?\($0 + 4)" }.joined(separator: ", ")))
                AND (
                    EXISTS (
                        SELECT 1 FROM webhook_endpoints AS w WHERE w.user_id = j.user_id AND w.job_id IS NULL AND w.disabled IS NULL
                    )
                    OR EXISTS (
                        SELECT 1 FROM webhook_endpoints AS w WHERE w.user_id = j.user_id AND w.job_id = e.job_id AND w.disabled IS NULL
                    )
                )
            ORDER BY e.position LIMIT ?3
            """
        )
        select.bind(1, start)
        select.bind(2, end)
        select.bind(3, WebhookNews.limit)
        for (place, type) in types.enumerated() { select.bind(Int32(place) + 4, type) }
        return try select.rows { row in
            guard let user = UserID(row.text(2)) else { throw StoreError.damaged(reason: "a row of jobs has no valid user id") }
            return WebhookNews.Event(
                position: row.int64(0),
                jobID: try JobID.column(1, of: row),
                userID: user,
                version: row.int(3)
            )
        }
    }

    private static func listeners(to events: [WebhookNews.Event], in db: Database) throws -> [WebhookListener] {
        let columns = "SELECT endpoint_id, user_id, job_id, statuses, since FROM webhook_endpoints"
        let ofUser = try RawStatement(db, "\(columns) WHERE user_id = ?1 AND job_id IS NULL AND disabled IS NULL")
        let ofJob = try RawStatement(db, "\(columns) WHERE user_id = ?1 AND job_id = ?2 AND disabled IS NULL")
        var listeners: [WebhookListener] = []
        for user in Set(events.map(\.userID)) {
            ofUser.bind(1, user.name)
            listeners += try ofUser.rows { try WebhookListener($0) }
        }
        for event in Set(events.map { [$0.userID.name, $0.jobID.description] }) {
            ofJob.bind(1, event[0])
            ofJob.bind(2, event[1])
            listeners += try ofJob.rows { try WebhookListener($0) }
        }
        return listeners
    }

    public func fanOutWebhooks(
        _ deliveries: [WebhookDelivery],
        from cursor: Int64,
        to position: Int64
    ) async throws(StoreError) -> Int? {
        try await self.write { db in
            let move = try RawStatement(db, "UPDATE webhook_cursor SET position = ?2 WHERE position = ?1")
            move.bind(1, cursor)
            move.bind(2, position)
            try move.run()
            guard db.changesCount > 0 else { return nil }
            return try Self.add(deliveries, in: db)
        }
    }
}

extension WebhookListener {
    /// From `endpoint_id, user_id, job_id, statuses, since`.
    fileprivate init(_ row: RawStatement) throws {
        guard let id = WebhookEndpointID(row.text(0)), let user = UserID(row.text(1)) else {
            throw StoreError.damaged(reason: "a row of webhook_endpoints holds a value that no endpoint can have")
        }
        self.init(
            endpointID: id,
            userID: user,
            jobID: try row.optional(2) { try JobID.column($0, of: row) },
            statuses: Set(row.text(3).split(separator: ",").map(String.init)),
            since: row.int64(4)
        )
    }
}

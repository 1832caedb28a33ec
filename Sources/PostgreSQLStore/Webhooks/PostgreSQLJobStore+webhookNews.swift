public import EventSourcing
internal import PostgreSQL
public import Webhooks

extension PostgreSQLJobStore {
    /// Without an enabled endpoint it is one small question. The sequencer runs first.
    public func webhookNews(after position: Int64, ofTypes types: [String]) async throws(StoreError) -> WebhookNews {
        var place = try await self.webhookPlace()
        guard place.first != nil else {
            return WebhookNews(cursor: place.cursor, position: max(place.cursor, position), isAtEnd: true, isWanted: false)
        }
        if place.isQueued {
            try await self.sequence()
            place = try await self.webhookPlace()
        }
        let start = max(place.cursor, position, place.first ?? 0)
        let end = min(place.last, start + WebhookNews.stretch)
        let events = end > start ? try await self.webhookEvents(after: start, upTo: end, types) : []
        let listeners = events.isEmpty ? [] : try await self.listeners(to: events)
        return WebhookNews(events, listeners, cursor: place.cursor, start: start, last: place.last)
    }

    private func webhookPlace() async throws(StoreError) -> (cursor: Int64, first: Int64?, last: Int64, isQueued: Bool) {
        let select = Statement(
            """
            SELECT (SELECT position FROM selvedge.webhook_cursor),
                (SELECT since FROM selvedge.webhook_endpoints WHERE disabled IS NULL ORDER BY since LIMIT 1),
                coalesce((SELECT last_position FROM selvedge.feed ORDER BY first_position DESC LIMIT 1), 0),
                EXISTS (SELECT FROM selvedge.feed_queue)
            """
        )
        return try await self.read(select)[0]
            .only { (try $0.int8($1, 0), try $0.optionalInt8($1, 1), try $0.int8($1, 2), try $0.bool($1, 3)) }
    }

    private func webhookEvents(after start: Int64, upTo end: Int64, _ types: [String]) async throws(StoreError) -> [WebhookNews.Event] {
        let select = Statement(
            """
            WITH parts AS MATERIALIZED (
                SELECT p.job_id, p.first, p.last,
                    f.first_position + sum(p.last - p.first + 1) OVER (PARTITION BY f.first_position ORDER BY p.place) - p.last - 1 AS base
                FROM selvedge.feed f
                CROSS JOIN LATERAL unnest(f.jobs, f.firsts, f.lasts) WITH ORDINALITY AS p (job_id, first, last, place)
                WHERE f.first_position <= $2 AND f.first_position >= coalesce(
                    (SELECT first_position FROM selvedge.feed WHERE first_position <= $1 + 1 ORDER BY first_position DESC LIMIT 1), 0
                )
            )
            SELECT (p.base + e.version)::bigint AS position, e.job_id, j.user_id, e.version
            FROM parts p
            JOIN selvedge.jobs j ON j.job_id = p.job_id
            JOIN selvedge.events e ON e.job_id = p.job_id AND e.version BETWEEN p.first AND p.last
            WHERE p.base + e.version > $1 AND p.base + e.version <= $2 AND e.type = ANY ($3)
                AND (
                    EXISTS (
                        SELECT FROM selvedge.webhook_endpoints w WHERE w.user_id = j.user_id AND w.job_id IS NULL AND w.disabled IS NULL
                    )
                    OR EXISTS (
                        SELECT FROM selvedge.webhook_endpoints w WHERE w.user_id = j.user_id AND w.job_id = j.job_id AND w.disabled IS NULL
                    )
                )
            ORDER BY 1 LIMIT $4
            """,
            [.int8(start), .int8(end), .textArray(types), .limit(WebhookNews.limit)]
        )
        return try await self.read(select)[0]
            .rows { result, row in
                WebhookNews.Event(
                    position: try result.int8(row, 0),
                    jobID: try result.job(row, 1),
                    userID: try Self.webhookUser(result, row, 2),
                    version: try result.number(row, 3)
                )
            }
    }

    private func listeners(to events: [WebhookNews.Event]) async throws(StoreError) -> [WebhookListener] {
        let select = Statement(
            """
            SELECT endpoint_id, user_id, job_id, statuses, since FROM selvedge.webhook_endpoints
            WHERE user_id = ANY ($1) AND (job_id IS NULL OR job_id = ANY ($2)) AND disabled IS NULL
            """,
            [.textArray(Array(Set(events.map(\.userID.name)))), .jobs(Set(events.map(\.jobID)))]
        )
        return try await self.read(select)[0]
            .rows { result, row in
                let id = try result.uuid(row, 0)
                return WebhookListener(
                    endpointID: WebhookEndpointID(high: id.high, low: id.low),
                    userID: try Self.webhookUser(result, row, 1),
                    jobID: try result.optionalJob(row, 2),
                    statuses: Set(try result.text(row, 3).split(separator: ",").map(String.init)),
                    since: try result.int8(row, 4)
                )
            }
    }

    private static func webhookUser(_ result: QueryResult, _ row: Int, _ column: Int) throws -> UserID {
        guard let user = UserID(try result.text(row, column)) else {
            throw StoreError.damaged(reason: "a row has no valid user id")
        }
        return user
    }

    public func fanOutWebhooks(
        _ deliveries: [WebhookDelivery],
        from cursor: Int64,
        to position: Int64
    ) async throws(StoreError) -> Int? {
        let call = Statement(
            "SELECT selvedge.fan_out_webhooks($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            [.int8(cursor), .int8(position)] + Parameter.webhooks(deliveries)
        )
        return try await self.write([call])[0].only { try $0.optionalInt4($1, 0) }.map(Int.init)
    }
}

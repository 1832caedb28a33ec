public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    /// How many commits one call of the sequencer moves.
    private static let page: Int32 = 1000

    /// Gives feed positions to all commits that have none.
    public func sequence() async throws(StoreError) {
        let statement = Statement("SELECT selvedge.sequence_feed($1)", [.int4(Self.page)])
        while try await self.write([statement])[0].only({ try $0.int4($1, 0) }) == Self.page {}
    }

    /// Runs the sequencer first. Where retention has dropped jobs the positions of their events are missing.
    public func readFeed(after position: Int64, limit: Int) async throws(StoreError) -> [StoredEvent] {
        guard limit > 0 else { return [] }
        try await self.sequenceIfQueued()
        var after = position
        while true {
            let events = try await self.feedPage(after: after, limit: limit)
            if !events.isEmpty { return events }
            // Either the end, or a stretch of which retention has dropped everything.
            let next = after.addingReportingOverflow(Int64(limit))
            guard !next.overflow, let start = try await self.start(after: next.partialValue) else { return [] }
            after = start
        }
    }

    /// The events of `limit` positions, as far as they are still there.
    private func feedPage(after position: Int64, limit: Int) async throws(StoreError) -> [StoredEvent] {
        let select = Statement(
            """
            WITH parts AS (
                SELECT f.first_position, p.job_id, p.first, p.last,
                    f.first_position + sum(p.last - p.first + 1) OVER (PARTITION BY f.first_position ORDER BY p.place) - p.last - 1 AS base
                FROM selvedge.feed f
                CROSS JOIN LATERAL unnest(f.jobs, f.firsts, f.lasts) WITH ORDINALITY AS p (job_id, first, last, place)
                WHERE f.first_position <= $1 + $2 AND f.first_position >= coalesce(
                    (SELECT first_position FROM selvedge.feed WHERE first_position <= $1 + 1 ORDER BY first_position DESC LIMIT 1), 0
                )
            )
            SELECT (p.base + e.version)::bigint AS position, e.job_id, e.version, e.type, e.recorded_at, e.entry, e.hash
            FROM parts p JOIN selvedge.events e ON e.job_id = p.job_id AND e.version BETWEEN p.first AND p.last
            WHERE p.base + e.version > $1 AND p.base + e.version <= $1 + $2
            ORDER BY 1
            """,
            [.int8(position), .int8(Int64(limit))]
        )
        return try await self.read(select)[0].rows(StoredEvent.init)
    }

    private func sequenceIfQueued() async throws(StoreError) {
        let isQueued = try await self.read(Statement("SELECT EXISTS (SELECT FROM selvedge.feed_queue)"))[0].only { try $0.bool($1, 0) }
        if isQueued { try await self.sequence() }
    }

    public func feedEnd() async throws(StoreError) -> Int64 {
        try await self.sequenceIfQueued()
        return try await self.read(Self.lastPosition)[0].only { try $0.int8($1, 0) }
    }

    private static let lastPosition = Statement(
        "SELECT coalesce((SELECT last_position FROM selvedge.feed ORDER BY first_position DESC LIMIT 1), 0)"
    )

    /// Runs the sequencer first.
    public func feedPage(after position: Int64, of user: UserID, limit: Int) async throws(StoreError) -> FeedPage {
        try await self.sequenceIfQueued()
        // The end is read first: what lies before it is there for the statement behind.
        let results = try await self.read(
            Self.lastPosition,
            Statement(
                """
                WITH parts AS MATERIALIZED (
                    SELECT p.job_id, p.first, p.last,
                        f.first_position + sum(p.last - p.first + 1) OVER (PARTITION BY f.first_position ORDER BY p.place) - p.last - 1
                            AS base
                    FROM selvedge.feed f
                    CROSS JOIN LATERAL unnest(f.jobs, f.firsts, f.lasts) WITH ORDINALITY AS p (job_id, first, last, place)
                    WHERE f.first_position <= $2 AND f.first_position >= coalesce(
                        (SELECT first_position FROM selvedge.feed WHERE first_position <= $1 + 1 ORDER BY first_position DESC LIMIT 1), 0
                    )
                )
                SELECT (p.base + e.version)::bigint AS position, e.job_id, e.version, e.type, e.recorded_at, e.entry, e.hash
                FROM parts p
                JOIN selvedge.jobs j ON j.job_id = p.job_id AND j.user_id = $3
                JOIN selvedge.events e ON e.job_id = p.job_id AND e.version BETWEEN p.first AND p.last
                WHERE p.base + e.version > $1 AND p.base + e.version <= $2
                ORDER BY 1 LIMIT $4
                """,
                // It adds one to the first.
                [.int8(min(position, .max - 1)), .int8(FeedPage.end(after: position)), .text(user.name), .limit(limit)]
            )
        )
        let last = try results[0].only { try $0.int8($1, 0) }
        return FeedPage(try results[1].rows(StoredEvent.init), after: position, limit: limit, last: last)
    }

    public func feedExtent() async throws(StoreError) -> FeedExtent? {
        try await self.sequence()
        let select = Statement(
            """
            SELECT coalesce((SELECT last_position FROM selvedge.feed ORDER BY first_position DESC LIMIT 1), 0),
                coalesce((SELECT sum(events) FROM selvedge.retired), 0)::bigint
            """
        )
        return try await self.read(select)[0].only { FeedExtent(last: try $0.int8($1, 0), retired: try $0.int8($1, 1)) }
    }

    /// The last position before the first row that goes beyond this one; nil when there is none.
    private func start(after position: Int64) async throws(StoreError) -> Int64? {
        let select = Statement(
            """
            SELECT greatest($1, first_position - 1) FROM selvedge.feed
            WHERE last_position > $1 AND first_position >= coalesce(
                (SELECT first_position FROM selvedge.feed WHERE first_position <= $1 + 1 ORDER BY first_position DESC LIMIT 1), 0
            )
            ORDER BY first_position LIMIT 1
            """,
            [.int8(position)]
        )
        return try await self.read(select)[0].first { try $0.int8($1, 0) }
    }
}

public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    public func outbox(after: OutboxRow.ID, job: JobID?, limit: Int) async throws(StoreError) -> [OutboxRow] {
        guard limit > 0, !self.publisher.isEmpty else { return [] }
        if self.attendance.isDue() { await self.leadership.stayPresent() }
        let own = try await self.ownOutbox(after: after, job: job, limit: limit)
        guard own.isEmpty, self.adoption.isDue(), try await self.adopt(limit: limit) > 0 else { return own }
        return try await self.ownOutbox(after: after, job: job, limit: limit)
    }

    private func ownOutbox(after: OutboxRow.ID, job: JobID?, limit: Int) async throws(StoreError) -> [OutboxRow] {
        var parameters: [Parameter] = [.text(self.publisher), .int8(after), .limit(limit)]
        if let job { parameters.append(.job(job)) }
        let select = Statement(
            """
            SELECT \(OutboxRow.columns) FROM selvedge.outbox
            WHERE publisher = $1 AND id > $2\(job == nil ? "" : " AND job_id = $4") ORDER BY id LIMIT $3
            """,
            parameters
        )
        return try await self.read(select)[0].rows(OutboxRow.init)
    }

    private func adopt(limit: Int) async throws(StoreError) -> Int {
        // Looking first keeps an idle relay off the connection that appends: removed rows lie in the way until they are vacuumed.
        let look = Statement("SELECT publisher IS NOT NULL FROM selvedge.next_adoptable($1, $2, NULL)", [.text(self.publisher), self.now])
        guard try await self.read(look)[0].only({ try $0.bool($1, 0) }) else { return 0 }
        let adopt = Statement("SELECT selvedge.adopt($1, $2, $3)", [.text(self.publisher), self.now, .limit(limit)])
        return try await self.write([adopt], on: Self.writer)[0].only { try $0.number($1, 0) }
    }

    public func fireTimers(limit: Int) async throws(StoreError) -> TimerFiring {
        // Looking first keeps an idle scheduler off the connection that appends.
        let look = Statement(
            "SELECT (SELECT due_at FROM selvedge.timers ORDER BY due_at LIMIT 1), coalesce($1, selvedge.clock())",
            [self.now]
        )
        let (next, now) = try await self.read(look)[0].only { (try $0.optionalTime($1, 0), try $0.time($1, 1)) }
        guard limit > 0, let next, next <= now else { return TimerFiring(fired: [], next: next) }
        let fire = Statement(
            """
            SELECT job, next FROM selvedge.fire_timers($1, $2, $3)
            LEFT JOIN LATERAL unnest(fired) WITH ORDINALITY AS f (job, place) ON true ORDER BY place
            """,
            [.text(self.publisher), self.now, .limit(limit)]
        )
        let rows = try await self.write([fire], on: Self.writer)[0]
            .rows { (result, row) -> (JobID?, Timestamp?) in
                (result.isNull(row, 0) ? nil : try result.job(row, 0), try result.optionalTime(row, 1))
            }
        return TimerFiring(fired: rows.compactMap(\.0), next: rows.first?.1)
    }

    /// On the way: positions in the feed, so that its queue stays short when nobody reads it, and once a minute ``tidy()``.
    public func rescue(dispatchedBefore milliseconds: Int64, limit: Int) async throws(StoreError) -> [JobID] {
        // No orphan waits for these: whoever reads the feed gives positions too, and the rest is tried again in a minute.
        try? await self.sequence()
        if self.upkeep.isDue() { try? await self.tidy() }
        try? await self.forgetDeadWorkers()
        // Looking first keeps an idle rescuer off the connection that appends.
        let look = Statement(
            """
            SELECT EXISTS (
                SELECT FROM (SELECT coalesce($1, selvedge.clock()) AS now) AS t,
                LATERAL selvedge.orphans(t.now, t.now - $2 * 1000, 1)
            )
            """,
            [self.now, .int8(milliseconds)]
        )
        guard limit > 0, try await self.read(look)[0].only({ try $0.bool($1, 0) }) else { return [] }
        let rescue = Statement(
            "SELECT unnest(selvedge.rescue($1, $2, $3, $4))",
            [.text(self.publisher), self.now, .int8(milliseconds), .limit(limit)]
        )
        return try await self.write([rescue], on: Self.writer)[0].rows { try $0.job($1, 0) }
    }

    public func backlog() async throws(StoreError) -> Backlog {
        let select = Statement(
            """
            SELECT (SELECT count(*) FROM selvedge.jobs WHERE waits = 'worker'), (SELECT count(*) FROM selvedge.jobs WHERE waits = 'wake'),
                (SELECT count(*) FROM selvedge.outbox), (SELECT due_at FROM selvedge.timers ORDER BY due_at LIMIT 1)
            """
        )
        return try await self.read(select)[0]
            .only { result, row in
                Backlog(
                    runnable: Int(try result.int8(row, 0)),
                    parked: Int(try result.int8(row, 1)),
                    outbox: Int(try result.int8(row, 2)),
                    nextTimer: try result.optionalTime(row, 3)
                )
            }
    }
}

public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    public func outbox(after: OutboxRow.ID, job: JobID?, limit: Int) async throws(StoreError) -> [OutboxRow] {
        try await self.read { db in
            let select = try RawStatement(
                db,
                """
                SELECT \(OutboxRow.columns) FROM outbox WHERE id > ?1\(job == nil ? "" : " AND job_id = ?2")
                ORDER BY id LIMIT ?3
                """
            )
            select.bind(1, after)
            if let job { select.bind(2, job) }
            select.bind(3, max(0, limit))
            return try select.rows(OutboxRow.init)
        }
    }

    public func fireTimers(limit: Int) async throws(StoreError) -> TimerFiring {
        let clock = self.clock
        // Looking first keeps an idle scheduler from taking the write lock each time.
        let next = try await self.onWriter(Self.nextTimer)
        guard limit > 0, let next, next <= clock() else { return TimerFiring(fired: [], next: next) }
        return try await self.write { db in
            let now = clock()
            let select = try RawStatement(
                db,
                """
                SELECT timers.job_id, coalesce(jobs.priority, 'default') FROM timers LEFT JOIN jobs USING (job_id)
                WHERE due_at <= ?1 ORDER BY due_at, timers.job_id LIMIT ?2
                """
            )
            select.bind(1, now)
            select.bind(2, limit)
            let due = try select.rows(Self.dispatch)
            try Self.put(due, into: db, now: now)
            let delete = try RawStatement(db, "DELETE FROM timers WHERE job_id = ?1")
            for message in due {
                delete.bind(1, message.jobID)
                try delete.run()
            }
            return TimerFiring(fired: due.map(\.jobID), next: try Self.nextTimer(in: db))
        }
    }

    public func backlog() async throws(StoreError) -> Backlog {
        try await self.read { db in
            let count = try RawStatement(
                db,
                """
                SELECT (SELECT count(*) FROM jobs WHERE waits <> 'nobody' AND waits = 'worker'),
                       (SELECT count(*) FROM jobs WHERE waits <> 'nobody' AND waits = 'wake'),
                       (SELECT count(*) FROM outbox)
                """
            )
            let counts = try count.first { ($0.int(0), $0.int(1), $0.int(2)) } ?? (0, 0, 0)
            return Backlog(runnable: counts.0, parked: counts.1, outbox: counts.2, nextTimer: try Self.nextTimer(in: db))
        }
    }

    @Sendable
    private static func nextTimer(in db: Database) throws -> Timestamp? {
        try RawStatement(db, "SELECT due_at FROM timers ORDER BY due_at LIMIT 1").first { $0.timestamp(0) }
    }

    /// From `job_id, priority` and whatever follows.
    @Sendable
    static func dispatch(_ row: RawStatement) throws -> OutboxMessage {
        OutboxMessage(jobID: try JobID.column(0, of: row), priority: Priority(rawValue: row.text(1)) ?? .default)
    }

    /// Puts them into the outbox.
    static func put(_ messages: [OutboxMessage], into db: Database, now: Timestamp) throws {
        let outbox = try OutboxWriter(db, now: now)
        for message in messages { try outbox.put(message) }
    }
}

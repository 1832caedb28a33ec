public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    /// How long a worker whose lease ran out stays in the registry.
    static var remembered: Int64 { 24 * 60 * 60 * 1000 }

    public func rescue(dispatchedBefore milliseconds: Int64, limit: Int) async throws(StoreError) -> [JobID] {
        let clock = self.clock
        // Looking first keeps an idle rescuer from taking the write lock each time.
        let isNeeded = try await self.onWriter { db in
            let now = clock()
            return try !Self.orphans(in: db, now: now, milliseconds: milliseconds, limit: limit).isEmpty
                || Self.hasForgottenWorkers(in: db, now: now)
        }
        guard isNeeded else { return [] }
        return try await self.write { db in
            let now = clock()
            try Self.forgetWorkers(in: db, now: now)
            let orphans = try Self.orphans(in: db, now: now, milliseconds: milliseconds, limit: limit)
            try Self.put(orphans, into: db, now: now)
            for orphan in orphans { try Self.removeDeferred(orphan.jobID, in: db) }
            return orphans.map(\.jobID)
        }
    }

    /// The condition `waits <> 'nobody'` is that of the partial index `jobs_live`. A dispatch from the future is one from before the
    /// clock went back. A deferred job is no orphan while another of its user runs on a live worker.
    private static func orphans(in db: Database, now: Timestamp, milliseconds: Int64, limit: Int) throws -> [OutboxMessage] {
        let isLost = """
            (dispatched_at IS NULL OR dispatched_at > ?1
                OR dispatched_at <= CASE WHEN waits = 'worker' AND worker IS NOT NULL THEN ?4 ELSE ?2 END)
            AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.job_id = jobs.job_id)
            AND NOT EXISTS (
                SELECT 1 FROM deferred CROSS JOIN admissions USING (user_id) CROSS JOIN workers USING (worker)
                WHERE deferred.job_id = jobs.job_id AND admissions.job_id <> jobs.job_id AND lease_until > ?1
            )
            """
        let select = try RawStatement(
            db,
            """
            SELECT job_id, priority, strikes FROM jobs
            WHERE waits <> 'nobody' AND waits = 'worker'
                AND NOT EXISTS (SELECT 1 FROM workers WHERE workers.worker = jobs.worker AND lease_until > ?1)
                AND \(isLost)
            UNION ALL
            SELECT job_id, priority, strikes FROM jobs
            WHERE waits <> 'nobody' AND waits = 'wake' AND wake_at <= ?1
                AND NOT EXISTS (SELECT 1 FROM timers WHERE timers.job_id = jobs.job_id)
                AND \(isLost)
            ORDER BY strikes, job_id LIMIT ?3
            """
        )
        select.bind(1, now)
        select.bind(2, now.advanced(byMilliseconds: -milliseconds))
        select.bind(3, max(0, limit))
        select.bind(4, now.advanced(byMilliseconds: -DispatchGrace.ofClaimed(outOf: milliseconds)))
        return try select.rows(Self.dispatch)
    }

    private static func hasForgottenWorkers(in db: Database, now: Timestamp) throws -> Bool {
        let select = try RawStatement(db, "SELECT 1 FROM workers WHERE lease_until <= ?1 LIMIT 1")
        select.bind(1, now.advanced(byMilliseconds: -Self.remembered))
        return try select.first { _ in true } ?? false
    }

    private static func forgetWorkers(in db: Database, now: Timestamp) throws {
        let delete = try RawStatement(db, "DELETE FROM workers WHERE lease_until <= ?1")
        delete.bind(1, now.advanced(byMilliseconds: -Self.remembered))
        try delete.run()
        try RawStatement(db, "DELETE FROM admissions WHERE worker NOT IN (SELECT worker FROM workers)").run()
    }
}

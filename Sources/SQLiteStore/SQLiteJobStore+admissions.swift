public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    public func admit(_ job: JobID, of user: UserID, on worker: WorkerID, limit: Int) async throws(StoreError) -> Bool {
        let clock = self.clock
        return try await self.write { db in
            let now = clock()
            guard try Self.otherJobs(than: job, of: user, in: db, now: now) < limit else {
                guard try !Self.isAdmitted(job, in: db, now: now) else { return false }
                let insert = try RawStatement(db, "INSERT OR REPLACE INTO deferred (job_id, user_id) VALUES (?1, ?2)")
                insert.bind(1, job)
                insert.bind(2, user.name)
                try insert.run()
                return false
            }
            let insert = try RawStatement(db, "INSERT OR REPLACE INTO admissions (job_id, user_id, worker) VALUES (?1, ?2, ?3)")
            insert.bind(1, job)
            insert.bind(2, user.name)
            insert.bind(3, worker.name)
            try insert.run()
            try Self.removeDeferred(job, in: db)
            return true
        }
    }

    public func dismiss(_ job: JobID, of user: UserID, from worker: WorkerID) async throws(StoreError) {
        let clock = self.clock
        try await self.write { db in
            let handOn = try RawStatement(
                db,
                """
                UPDATE admissions SET worker = jobs.worker FROM jobs
                WHERE admissions.job_id = ?1 AND admissions.user_id = ?2 AND admissions.worker = ?3
                    AND jobs.job_id = ?1 AND jobs.worker <> ?3 AND jobs.waits = 'worker'
                    AND EXISTS (SELECT 1 FROM workers WHERE workers.worker = jobs.worker AND lease_until > ?4)
                """
            )
            handOn.bind(1, job)
            handOn.bind(2, user.name)
            handOn.bind(3, worker.name)
            handOn.bind(4, clock())
            try handOn.run()
            guard db.changesCount == 0 else { return }
            let delete = try RawStatement(db, "DELETE FROM admissions WHERE job_id = ?1 AND user_id = ?2 AND worker = ?3")
            delete.bind(1, job)
            delete.bind(2, user.name)
            delete.bind(3, worker.name)
            try delete.run()
            // Another worker that took the job over still runs it.
            guard db.changesCount > 0 else { return }
            let settled = try RawStatement(
                db,
                """
                DELETE FROM deferred WHERE user_id = ?1
                    AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.job_id = deferred.job_id AND waits <> 'nobody')
                """
            )
            settled.bind(1, user.name)
            try settled.run()
            let oldest = try RawStatement(
                db,
                """
                SELECT job_id, priority FROM deferred JOIN jobs USING (job_id)
                WHERE deferred.user_id = ?1 ORDER BY deferred.job_id LIMIT 1
                """
            )
            oldest.bind(1, user.name)
            guard let next = try oldest.first(Self.dispatch) else { return }
            try Self.put([next], into: db, now: clock())
            try Self.removeDeferred(next.jobID, in: db)
        }
    }

    /// Whether the job runs on a live worker.
    private static func isAdmitted(_ job: JobID, in db: Database, now: Timestamp) throws -> Bool {
        let select = try RawStatement(
            db,
            "SELECT 1 FROM admissions CROSS JOIN workers USING (worker) WHERE job_id = ?1 AND lease_until > ?2"
        )
        select.bind(1, job)
        select.bind(2, now)
        return try select.first { $0.int(0) } != nil
    }

    /// How many other jobs of the user run on live workers.
    private static func otherJobs(than job: JobID, of user: UserID, in db: Database, now: Timestamp) throws -> Int {
        let count = try RawStatement(
            db,
            """
            SELECT count(*) FROM admissions CROSS JOIN workers USING (worker)
            WHERE user_id = ?1 AND job_id <> ?2 AND lease_until > ?3
            """
        )
        count.bind(1, user.name)
        count.bind(2, job)
        count.bind(3, now)
        return try count.first { $0.int(0) } ?? 0
    }

    static func removeDeferred(_ job: JobID, in db: Database) throws {
        let delete = try RawStatement(db, "DELETE FROM deferred WHERE job_id = ?1")
        delete.bind(1, job)
        try delete.run()
    }
}

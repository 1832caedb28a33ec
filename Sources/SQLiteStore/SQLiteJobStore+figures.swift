public import EventSourcing
internal import GRDB

extension SQLiteJobStore: FigureStore {
    public func figures() async throws(StoreError) -> StoreFigures {
        let jobs = try await self.counts(userID: nil)
        let now = self.now()
        return try await self.read { db in
            let waiting = try RawStatement(
                db,
                """
                SELECT priority, count(*), min(updated_at) FROM jobs WHERE waits <> 'nobody' AND waits = 'worker' AND worker IS NULL
                GROUP BY priority
                """
            )
            .rows { ($0.text(0), $0.int(1), $0.timestamp(2)) }
            let rows = try RawStatement(db, "SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT \(StoreFigures.outboxLimit))")
                .first { $0.int(0) }
            // A message was put there with the newest change or dispatch of its job.
            let oldest = try RawStatement(
                db,
                """
                SELECT coalesce(jobs.dispatched_at, jobs.updated_at) FROM outbox JOIN jobs ON jobs.job_id = outbox.job_id
                ORDER BY outbox.id LIMIT 1
                """
            )
            .first { $0.timestamp(0) }
            return StoreFigures(
                jobs: jobs,
                waiting: Dictionary(
                    uniqueKeysWithValues: Priority.allCases.map { priority in
                        (priority, waiting.first { $0.0 == priority.rawValue }?.1 ?? 0)
                    }
                ),
                oldestWaiting: waiting.map(\.2).min(),
                outboxRows: rows ?? 0,
                oldestMessage: oldest,
                now: now
            )
        }
    }
}

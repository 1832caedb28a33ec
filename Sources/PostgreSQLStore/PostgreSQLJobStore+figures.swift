public import EventSourcing
internal import PostgreSQL

/// Reads what is live, through indexes that completed jobs leave, and the sums that commits keep of the rest.
extension PostgreSQLJobStore: FigureStore {
    public func figures() async throws(StoreError) -> StoreFigures {
        let jobs = try await self.counts(userID: nil)
        // Ids are in the order of creation, and few jobs before the oldest that waits are with a worker.
        let select = Statement(
            """
            SELECT (SELECT updated_at FROM selvedge.jobs WHERE waits = 'worker' AND worker IS NULL ORDER BY job_id LIMIT 1),
                o.count, o.oldest, coalesce($1, selvedge.clock())
            FROM (SELECT count(*) AS count, min(put_at) AS oldest FROM (SELECT put_at FROM selvedge.outbox LIMIT $2) AS messages) AS o
            """,
            [self.now, .int8(Int64(StoreFigures.outboxLimit))]
        )
        return try await self.read(select)[0]
            .only { result, row in
                StoreFigures(
                    jobs: jobs,
                    oldestWaiting: try result.optionalTime(row, 0),
                    outboxRows: Int(try result.int8(row, 1)),
                    oldestMessage: try result.optionalTime(row, 2),
                    now: try result.time(row, 3)
                )
            }
    }
}

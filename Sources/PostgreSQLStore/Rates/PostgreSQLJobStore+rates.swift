public import EventSourcing
internal import PostgreSQL

/// One statement each, as ``InMemoryRates`` judges, on rows that only their user's requests wait for. The table is not logged: after a
/// crash of the server all limits begin anew, and a request costs no wait for the disk.
extension PostgreSQLJobStore: RateStore {
    /// `$3` tokens, `$4` microseconds a token, `$5` those of a whole bucket, `$6` the time in tests.
    private static let take = """
        INSERT INTO selvedge.rates AS r (user_id, name, until, used, is_allowed)
        SELECT $1, $2, n.at + CASE WHEN $3 * $4 <= $5 THEN $3 * $4 ELSE 0 END, 0, $3 * $4 <= $5
        FROM (SELECT coalesce($6, selvedge.clock()) AS at) AS n
        ON CONFLICT (user_id, name) DO UPDATE SET (until, is_allowed) = (
            SELECT CASE WHEN f.until + $3 * $4 <= f.at + $5 THEN f.until + $3 * $4 ELSE f.until END, f.until + $3 * $4 <= f.at + $5
            FROM (
                SELECT least(greatest(r.until, n.at), n.at + $5) AS until, n.at
                FROM (SELECT coalesce($6, selvedge.clock()) AS at) AS n
            ) AS f
        )
        RETURNING until, is_allowed, coalesce($6, selvedge.clock())
        """

    /// `$3` how many, `$4` limit, `$5` microseconds, `$6` the time in tests.
    private static let count = """
        INSERT INTO selvedge.rates AS r (user_id, name, until, used, is_allowed)
        SELECT $1, $2, n.at + $5, CASE WHEN $3 <= $4 THEN $3 ELSE 0 END, $3 <= $4
        FROM (SELECT coalesce($6, selvedge.clock()) AS at) AS n
        ON CONFLICT (user_id, name) DO UPDATE SET (until, used, is_allowed) = (
            SELECT w.until, CASE WHEN w.used + $3 <= $4 THEN w.used + $3 ELSE w.used END, w.used + $3 <= $4
            FROM (
                SELECT CASE WHEN r.until > n.at AND r.until <= n.at + $5 THEN r.until ELSE n.at + $5 END AS until,
                    CASE WHEN r.until > n.at AND r.until <= n.at + $5 THEN r.used ELSE 0 END AS used
                FROM (SELECT coalesce($6, selvedge.clock()) AS at) AS n
            ) AS w
        )
        RETURNING until, used, is_allowed, coalesce($6, selvedge.clock())
        """

    public func take(
        _ tokens: Int,
        of user: UserID,
        from name: String,
        _ bucket: TokenBucket
    ) async throws(StoreError) -> RateAnswer {
        precondition(tokens >= 0, "tokens are only taken")
        let statement = Statement(
            Self.take,
            [
                .text(user.name), .text("bucket \(name)"), .int8(Int64(min(tokens, bucket.burst + 1))), .int8(bucket.interval),
                .int8(bucket.capacity), self.now,
            ]
        )
        return try await self.write([statement])[0]
            .only { result, row in
                let full = try result.time(row, 0)
                return RateAnswer(
                    tokens,
                    bucket,
                    isAllowed: try result.bool(row, 1),
                    fullAt: full,
                    now: try result.time(row, 2)
                )
            }
    }

    public func count(
        _ number: Int,
        of user: UserID,
        in name: String,
        _ window: RateWindow
    ) async throws(StoreError) -> RateAnswer {
        precondition(number >= 0, "a count only grows")
        let statement = Statement(
            Self.count,
            [
                .text(user.name), .text("window \(name)"), .int8(Int64(min(number, window.limit + 1))), .int8(Int64(window.limit)),
                .int8(window.milliseconds * 1000), self.now,
            ]
        )
        return try await self.write([statement])[0]
            .only { result, row in
                RateAnswer(
                    number,
                    window,
                    isAllowed: try result.bool(row, 2),
                    used: Int(try result.int8(row, 1)),
                    end: try result.time(row, 0),
                    now: try result.time(row, 3)
                )
            }
    }
}

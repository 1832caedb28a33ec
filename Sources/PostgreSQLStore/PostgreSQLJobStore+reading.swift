public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    /// One round trip.
    public func readJob(_ job: JobID) async throws(StoreError) -> JobReading? {
        let results = try await self.read(
            Statement(
                """
                SELECT \(JobRow.columns),
                    EXISTS (SELECT FROM selvedge.workers w WHERE w.worker = j.worker AND lease_until > coalesce($2, selvedge.clock())),
                    p.key_id, p.nonce, p.ciphertext, k.key_id, k.wrapped
                FROM selvedge.jobs j
                LEFT JOIN LATERAL (
                    SELECT key_id, nonce, ciphertext FROM selvedge.payloads WHERE payloads.job_id = $1 AND payloads.version = 1
                ) AS p ON true
                LEFT JOIN LATERAL (
                    SELECT key_id, wrapped FROM selvedge.user_keys WHERE user_keys.user_id = j.user_id ORDER BY key_id DESC LIMIT 1
                ) AS k ON true
                WHERE j.job_id = $1
                """,
                [.job(job), self.now]
            ),
            Statement(
                """
                SELECT 0::bigint, job_id, version, type, recorded_at, entry, hash, coalesce($2, selvedge.clock()) FROM selvedge.events
                WHERE job_id = $1 ORDER BY version
                """,
                [.job(job), self.now]
            )
        )
        guard let (row, ownerIsAlive, input, key) = try results[0].first(Self.parts) else { return nil }
        let events = try results[1].rows { (event: try StoredEvent($0, $1), now: try $0.time($1, 7)) }
        // A row whose events went in between is that of a job that is no more.
        guard let now = events.last?.now else { return nil }
        return JobReading(
            row: row,
            events: events.map(\.event),
            input: input,
            key: key,
            ownerIsAlive: ownerIsAlive,
            now: now
        )
    }

    static func stream(of job: JobID, from version: Int) -> Statement {
        Statement(
            """
            SELECT 0::bigint, job_id, version, type, recorded_at, entry, hash FROM selvedge.events
            WHERE job_id = $1 AND version >= $2 ORDER BY version
            """,
            [.job(job), .int4(Int32(clamping: version))]
        )
    }

    private static func parts(_ result: QueryResult, _ place: Int) throws -> (JobRow, Bool, SealedPayload?, UserKey?) {
        let row = try JobRow(result, place)
        var input: SealedPayload?
        if let keyID = try result.optionalInt8(place, 20) {
            input = SealedPayload(keyID: keyID, nonce: try result.bytea(place, 21), ciphertext: try result.bytea(place, 22))
        }
        var key: UserKey?
        if let keyID = try result.optionalInt8(place, 23) {
            key = UserKey(userID: row.userID, keyID: keyID, wrapped: try result.optionalBytea(place, 24))
        }
        return (row, try result.bool(place, 19), input, key)
    }
}

public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    /// In one snapshot.
    public func readJob(_ job: JobID) async throws(StoreError) -> JobReading? {
        let clock = self.clock
        return try await self.read { db in
            guard let row = try Self.row(of: job, in: db) else { return nil }
            let now = clock()
            return JobReading(
                row: row,
                events: try Self.events(of: job, from: 1, in: db),
                input: try Self.payload(of: job, version: 1, in: db),
                key: try Self.newestKey(of: row.userID, in: db),
                ownerIsAlive: try row.worker.map { try Self.isAlive($0, at: now, in: db) } ?? false,
                now: now
            )
        }
    }

    static func row(of job: JobID, in db: Database) throws -> JobRow? {
        let select = try RawStatement(db, "SELECT \(JobRow.columns) FROM jobs WHERE job_id = ?1")
        select.bind(1, job)
        return try select.first(JobRow.init)
    }

    static func events(of job: JobID, from version: Int, in db: Database) throws -> [StoredEvent] {
        let select = try RawStatement(
            db,
            "SELECT \(StoredEvent.columns) FROM events WHERE job_id = ?1 AND version >= ?2 ORDER BY version"
        )
        select.bind(1, job)
        select.bind(2, version)
        return try select.rows(StoredEvent.init)
    }

    static func payload(of job: JobID, version: Int, in db: Database) throws -> SealedPayload? {
        let select = try RawStatement(
            db,
            """
            SELECT key_id, nonce, ciphertext FROM events JOIN payloads USING (position) WHERE job_id = ?1 AND version = ?2
            """
        )
        select.bind(1, job)
        select.bind(2, version)
        return try select.first { SealedPayload(keyID: $0.int64(0), nonce: $0.bytes(1), ciphertext: $0.bytes(2)) }
    }

    static func newestKey(of user: UserID, in db: Database) throws -> UserKey? {
        let select = try RawStatement(
            db,
            "SELECT key_id, wrapped FROM user_keys WHERE user_id = ?1 ORDER BY key_id DESC LIMIT 1"
        )
        select.bind(1, user.name)
        return try select.first { UserKey(userID: user, keyID: $0.int64(0), wrapped: $0.optional(1, $0.bytes)) }
    }

    static func isAlive(_ worker: WorkerID, at now: Timestamp, in db: Database) throws -> Bool {
        let select = try RawStatement(db, "SELECT 1 FROM workers WHERE worker = ?1 AND lease_until > ?2")
        select.bind(1, worker.name)
        select.bind(2, now)
        return try select.first { _ in true } ?? false
    }
}

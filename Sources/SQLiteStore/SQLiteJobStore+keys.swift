public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    public func newestKey(of user: UserID) async throws(StoreError) -> UserKey? {
        try await self.read { try Self.newestKey(of: user, in: $0) }
    }

    public func key(of user: UserID, keyID: Int64) async throws(StoreError) -> UserKey? {
        try await self.read { try Self.key(of: user, keyID: keyID, in: $0) }
    }

    public func insertKey(_ key: UserKey) async throws(StoreError) -> UserKey {
        try await self.write { db in
            let insert = try RawStatement(
                db,
                "INSERT OR IGNORE INTO user_keys (user_id, key_id, wrapped) VALUES (?1, ?2, ?3)"
            )
            insert.bind(1, key.userID.name)
            insert.bind(2, key.keyID)
            if let wrapped = key.wrapped { insert.bind(3, blob: wrapped) } else { insert.bindNull(3) }
            try insert.run()
            return try Self.key(of: key.userID, keyID: key.keyID, in: db) ?? key
        }
    }

    /// After the commit the write-ahead log is written back and cut to nothing, so that no copy of the keys stays in it. When
    /// another process reads for longer than the busy timeout, that fails as unavailable: the keys are destroyed by then, and
    /// calling again finishes the work.
    public func destroyKeys(of user: UserID) async throws(StoreError) {
        try await self.overwriting { try Self.destroyKeys(of: user, in: $0) }
    }

    public func destroyPayloads(of job: JobID) async throws(StoreError) {
        try await self.overwriting { db in
            let delete = try RawStatement(db, "DELETE FROM payloads WHERE position IN (SELECT position FROM events WHERE job_id = ?1)")
            delete.bind(1, job)
            try delete.run()
            let labels = try RawStatement(db, "DELETE FROM job_labels WHERE job_id = ?1")
            labels.bind(1, job)
            try labels.run()
            try Self.forgetWebhooks(of: job, in: db)
        }
    }

    /// Runs a transaction whose deleted bytes are overwritten, in the database and in its log.
    func overwriting(_ body: @escaping @Sendable (Database) throws -> Void) async throws(StoreError) {
        try await self.onWriter { db in
            // Only here: overwriting every settled outbox row would cost the append path writes.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            defer { try? db.execute(sql: "PRAGMA secure_delete = OFF") }
            try db.inTransaction(.immediate) {
                try body(db)
                return .commit
            }
        }
        try await self.truncateLog()
    }

    private static func destroyKeys(of user: UserID, in db: Database) throws {
        let statements = [
            "UPDATE user_keys SET wrapped = NULL WHERE user_id = ?1",
            "DELETE FROM idempotency WHERE user_id = ?1",
            "DELETE FROM job_labels WHERE user_id = ?1",
            "DELETE FROM resume_versions WHERE user_id = ?1",
            "DELETE FROM resumes WHERE user_id = ?1",
            "DELETE FROM webhook_deliveries WHERE user_id = ?1 AND endpoint_id IN "
                + "(SELECT endpoint_id FROM webhook_endpoints WHERE user_id = ?1)",
            "DELETE FROM webhook_endpoints WHERE user_id = ?1",
            """
            DELETE FROM payloads WHERE position IN (
                SELECT events.position FROM jobs CROSS JOIN events USING (job_id) WHERE jobs.user_id = ?1
            )
            """,
        ]
        for sql in statements {
            let statement = try RawStatement(db, sql)
            statement.bind(1, user.name)
            try statement.run()
        }
    }

    private func truncateLog() async throws(StoreError) {
        let busy = try await self.onWriter { db in
            try RawStatement(db, "PRAGMA wal_checkpoint(TRUNCATE)").first { $0.int(0) != 0 } ?? false
        }
        guard !busy else {
            throw .unavailable(reason: "another process reads the store, so its write-ahead log could not be emptied")
        }
    }

    private static func key(of user: UserID, keyID: Int64, in db: Database) throws -> UserKey? {
        let select = try RawStatement(db, "SELECT wrapped FROM user_keys WHERE user_id = ?1 AND key_id = ?2")
        select.bind(1, user.name)
        select.bind(2, keyID)
        return try select.first { UserKey(userID: user, keyID: keyID, wrapped: $0.optional(0, $0.bytes)) }
    }
}

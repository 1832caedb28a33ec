public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    public func newestKey(of user: UserID) async throws(StoreError) -> UserKey? {
        let select = Statement(
            "SELECT key_id, wrapped FROM selvedge.user_keys WHERE user_id = $1 ORDER BY key_id DESC LIMIT 1",
            [.text(user.name)]
        )
        return try await self.read(select)[0]
            .first { UserKey(userID: user, keyID: try $0.int8($1, 0), wrapped: try $0.optionalBytea($1, 1)) }
    }

    public func key(of user: UserID, keyID: Int64) async throws(StoreError) -> UserKey? {
        let select = Statement(
            "SELECT wrapped FROM selvedge.user_keys WHERE user_id = $1 AND key_id = $2",
            [.text(user.name), .int8(keyID)]
        )
        return try await self.read(select)[0].first { UserKey(userID: user, keyID: keyID, wrapped: try $0.optionalBytea($1, 0)) }
    }

    public func insertKey(_ key: UserKey) async throws(StoreError) -> UserKey {
        let insert = Statement(
            "INSERT INTO selvedge.user_keys (user_id, key_id, wrapped) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [.text(key.userID.name), .int8(key.keyID), .bytea(key.wrapped)]
        )
        if try await self.write([insert])[0].affected == 1 { return key }
        // In another transaction, which sees what got in the way.
        return try await self.key(of: key.userID, keyID: key.keyID) ?? key
    }

    /// The rows' old versions stay in the table's files until they are vacuumed and written over, and in the write-ahead log and what is
    /// archived of it: the wrapped keys there are of use only to who has the master key, so it should be changed after an erasure that
    /// must not be undone.
    public func destroyKeys(of user: UserID) async throws(StoreError) {
        _ = try await self.write([Statement("SELECT selvedge.destroy_keys($1, $2)", [.text(user.name), .text(self.process)])])
    }

    /// What is said of old versions at ``destroyKeys(of:)`` holds here too; the job's user's key still opens them.
    public func destroyPayloads(of job: JobID) async throws(StoreError) {
        _ = try await self.write([Statement("SELECT selvedge.destroy_payloads($1)", [.job(job)])])
    }
}

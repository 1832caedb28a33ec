internal import EventSourcing
internal import GRDB

extension Database {
    /// The job that a user's idempotency key is bound to.
    func idempotencyRecord(userID: UserID, key: String) throws -> IdempotencyRecord? {
        let select = try RawStatement(self, "SELECT fingerprint, job_id FROM idempotency WHERE user_id = ?1 AND key = ?2")
        select.bind(1, userID.name)
        select.bind(2, key)
        return try select.first { row in
            guard let fingerprint = row.digest(0) else { throw StoreError.damaged(reason: "an idempotency key has no fingerprint") }
            return try IdempotencyRecord(userID: userID, key: key, fingerprint: fingerprint, jobID: JobID.column(1, of: row))
        }
    }
}

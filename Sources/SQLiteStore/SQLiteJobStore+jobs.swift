public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    public func job(_ id: JobID) async throws(StoreError) -> JobRow? {
        try self.readAtOnce { try Self.row(of: id, in: $0) }
    }

    public func jobs(_ query: JobQuery) async throws(StoreError) -> [JobRow] {
        try await self.read { db in
            // One text for each set of conditions, so that each finds its index.
            var conditions = ""
            if query.userID != nil { conditions += " AND user_id = ?1" }
            // The plus keeps a user's jobs in the order of their ids; the index on their status has them by time.
            if query.status != nil { conditions += query.userID == nil ? " AND status = ?2" : " AND +status = ?2" }
            if query.before != nil { conditions += " AND job_id < ?3" }
            let select = try RawStatement(
                db,
                "SELECT \(JobRow.columns) FROM jobs WHERE true\(conditions) ORDER BY job_id DESC LIMIT ?4"
            )
            select.bind(1, query.userID?.name)
            select.bind(2, query.status)
            select.bind(3, query.before?.description)
            select.bind(4, max(0, query.limit))
            return try select.rows(JobRow.init)
        }
    }

    public func counts(userID: UserID?) async throws(StoreError) -> [String: Int] {
        try await self.read { db in
            let select = try RawStatement(
                db,
                userID == nil
                    ? "SELECT status, count(*) FROM jobs GROUP BY status"
                    : "SELECT status, count(*) FROM jobs WHERE user_id = ?1 GROUP BY status"
            )
            if let userID { select.bind(1, userID.name) }
            return try Dictionary(select.rows { ($0.text(0), $0.int(1)) }) { first, _ in first }
        }
    }

    public func jobIDs(after: JobID?, userID: UserID?, limit: Int) async throws(StoreError) -> [JobID] {
        try await self.read { db in
            let select = try RawStatement(
                db,
                """
                SELECT job_id FROM jobs WHERE job_id > ?1\(userID == nil ? "" : " AND user_id = ?2") ORDER BY job_id LIMIT ?3
                """
            )
            select.bind(1, after?.description ?? "")
            if let userID { select.bind(2, userID.name) }
            select.bind(3, max(0, limit))
            return try select.rows { try JobID.column(0, of: $0) }
        }
    }

    public func idempotencyRecord(userID: UserID, key: String) async throws(StoreError) -> IdempotencyRecord? {
        try await self.read { try $0.idempotencyRecord(userID: userID, key: key) }
    }

    public func putDefinition(_ bytes: [UInt8], hash: Digest) async throws(StoreError) {
        guard try await self.definition(hash) == nil else { return }
        try await self.write { db in
            let insert = try RawStatement(db, "INSERT OR IGNORE INTO workflow_definitions (hash, definition) VALUES (?1, ?2)")
            insert.bind(1, hash)
            insert.bind(2, text: bytes)
            try insert.run()
        }
    }

    public func definition(_ hash: Digest) async throws(StoreError) -> [UInt8]? {
        try await self.read { db in
            let select = try RawStatement(db, "SELECT definition FROM workflow_definitions WHERE hash = ?1")
            select.bind(1, hash)
            return try select.first { $0.bytes(0) }
        }
    }
}

extension JobID {
    static func column(_ column: Int32, of row: RawStatement) throws -> JobID {
        guard let id = JobID(row.text(column)) else { throw StoreError.damaged(reason: "a stored job id is not one") }
        return id
    }
}

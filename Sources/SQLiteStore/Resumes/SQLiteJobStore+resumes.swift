public import EventSourcing
internal import GRDB

extension SQLiteJobStore: ResumeStore {
    public func createResume(_ id: ResumeID, of user: UserID, _ content: ResumeContent) async throws(StoreError) -> ResumeCreation {
        let clock = self.clock
        return try await self.write { db in
            guard try !db.isDestroyed(content.sealed.keyID, of: user) else { return .erased }
            if let row = try Self.resumeRow(id, of: user, in: db) {
                let first = try Self.fingerprint(of: id, of: user, version: 1, in: db)
                return first == content.fingerprint ? .repeated(row) : .taken(row)
            }
            let now = clock()
            let row = ResumeRow(resumeID: id, userID: user, version: 1, createdAt: now, updatedAt: now)
            let insert = try RawStatement(
                db,
                "INSERT INTO resumes (user_id, resume_id, version, created_at, updated_at) VALUES (?1, ?2, 1, ?3, ?3)"
            )
            insert.bind(1, user.name)
            insert.bind(2, id.description)
            insert.bind(3, now)
            try insert.run()
            try Self.insert(content, as: row, in: db)
            return .created(row)
        }
    }

    public func replaceResume(
        _ id: ResumeID,
        of user: UserID,
        expectedVersion: Int,
        _ content: ResumeContent
    ) async throws(StoreError) -> ResumeReplacement {
        let clock = self.clock
        return try await self.write { db in
            guard try !db.isDestroyed(content.sealed.keyID, of: user) else { return .erased }
            guard var row = try Self.resumeRow(id, of: user, in: db) else { return .absent }
            guard row.version == expectedVersion else {
                let isNext = row.version == expectedVersion + 1
                let isSame = try isNext && Self.fingerprint(of: id, of: user, version: row.version, in: db) == content.fingerprint
                return isSame ? .repeated(row) : .stale(row)
            }
            row.version += 1
            row.updatedAt = max(row.updatedAt, clock())
            let update = try RawStatement(
                db,
                "UPDATE resumes SET version = ?3, updated_at = ?4 WHERE user_id = ?1 AND resume_id = ?2"
            )
            update.bind(1, user.name)
            update.bind(2, id.description)
            update.bind(3, row.version)
            update.bind(4, row.updatedAt)
            try update.run()
            try Self.insert(content, as: row, in: db)
            return .replaced(row)
        }
    }

    public func resume(_ id: ResumeID, of user: UserID, version: Int?) async throws(StoreError) -> ResumeVersion? {
        try await self.read { db in
            guard let row = try Self.resumeRow(id, of: user, in: db) else { return nil }
            let number = version ?? row.version
            let select = try RawStatement(
                db,
                """
                SELECT created_at, fingerprint, key_id, nonce, ciphertext FROM resume_versions
                WHERE user_id = ?1 AND resume_id = ?2 AND version = ?3
                """
            )
            select.bind(1, user.name)
            select.bind(2, id.description)
            select.bind(3, number)
            return try select.first { found in
                guard let fingerprint = found.digest(1) else { throw StoreError.damaged(reason: "a résumé has no fingerprint") }
                let sealed = SealedPayload(keyID: found.int64(2), nonce: found.bytes(3), ciphertext: found.bytes(4))
                let content = ResumeContent(sealed: sealed, fingerprint: fingerprint)
                return ResumeVersion(row: row, version: number, writtenAt: found.timestamp(0), content: content)
            }
        }
    }

    public func resumes(of user: UserID, after: ResumeCursor?, limit: Int) async throws(StoreError) -> [ResumeRow] {
        try await self.read { db in
            let select = try RawStatement(
                db,
                """
                SELECT resume_id, version, created_at, updated_at FROM resumes
                WHERE user_id = ?1\(after == nil ? "" : " AND (created_at, resume_id) < (?3, ?4)")
                ORDER BY created_at DESC, resume_id DESC LIMIT ?2
                """
            )
            select.bind(1, user.name)
            select.bind(2, max(0, limit))
            if let after {
                select.bind(3, after.createdAt)
                select.bind(4, after.resumeID.description)
            }
            return try select.rows { try ResumeRow($0, of: user) }
        }
    }

    /// What is said of the write-ahead log at ``destroyKeys(of:)`` holds here too.
    public func deleteResume(_ id: ResumeID, of user: UserID) async throws(StoreError) -> Bool {
        // Looked for first: emptying the log costs more than finding nothing.
        guard try await self.read({ try Self.resumeRow(id, of: user, in: $0) }) != nil else { return false }
        try await self.overwriting { db in
            for table in ["resume_versions", "resumes"] {
                let delete = try RawStatement(db, "DELETE FROM \(table) WHERE user_id = ?1 AND resume_id = ?2")
                delete.bind(1, user.name)
                delete.bind(2, id.description)
                try delete.run()
            }
        }
        return true
    }
}

public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore: ResumeStore {
    public func createResume(_ id: ResumeID, of user: UserID, _ content: ResumeContent) async throws(StoreError) -> ResumeCreation {
        let call = Statement(
            "SELECT outcome, version, created_at, updated_at FROM selvedge.create_resume($1, $2, $3, $4, $5, $6, $7)",
            [.text(user.name), .uuid(PostgreSQLUUID(id)), self.now] + Self.parameters(content)
        )
        let answer = try await self.write([call])[0]
        switch try answer.only({ try $0.text($1, 0) }) {
        case "written": return .created(try Self.row(id, user, answer))
        case "same": return .repeated(try Self.row(id, user, answer))
        case "taken": return .taken(try Self.row(id, user, answer))
        case "erased": return .erased
        default: throw .damaged(reason: "the creation of a résumé came to nothing known")
        }
    }

    public func replaceResume(
        _ id: ResumeID,
        of user: UserID,
        expectedVersion: Int,
        _ content: ResumeContent
    ) async throws(StoreError) -> ResumeReplacement {
        let call = Statement(
            "SELECT outcome, version, created_at, updated_at FROM selvedge.replace_resume($1, $2, $3, $4, $5, $6, $7, $8)",
            [.text(user.name), .uuid(PostgreSQLUUID(id)), .int4(Int32(clamping: expectedVersion)), self.now] + Self.parameters(content)
        )
        let answer = try await self.write([call])[0]
        switch try answer.only({ try $0.text($1, 0) }) {
        case "written": return .replaced(try Self.row(id, user, answer))
        case "same": return .repeated(try Self.row(id, user, answer))
        case "stale": return .stale(try Self.row(id, user, answer))
        case "absent": return .absent
        case "erased": return .erased
        default: throw .damaged(reason: "the replacement of a résumé came to nothing known")
        }
    }

    public func resume(_ id: ResumeID, of user: UserID, version: Int?) async throws(StoreError) -> ResumeVersion? {
        let select = Statement(
            """
            SELECT r.version, r.created_at, r.updated_at, v.version, v.created_at, v.fingerprint, v.key_id, v.nonce, v.ciphertext
            FROM selvedge.resumes r
            JOIN selvedge.resume_versions v
                ON v.user_id = r.user_id AND v.resume_id = r.resume_id AND v.version = coalesce($3, r.version)
            WHERE r.user_id = $1 AND r.resume_id = $2
            """,
            [.text(user.name), .uuid(PostgreSQLUUID(id)), .int4(version.map { Int32(clamping: $0) })]
        )
        return try await self.read(select)[0]
            .first { result, row in
                guard let fingerprint = result.digest(row, 5) else { throw StoreError.damaged(reason: "a résumé has no fingerprint") }
                let sealed = SealedPayload(
                    keyID: try result.int8(row, 6),
                    nonce: try result.bytea(row, 7),
                    ciphertext: try result.bytea(row, 8)
                )
                return ResumeVersion(
                    row: try Self.row(id, user, result, row, from: 0),
                    version: try result.number(row, 3),
                    writtenAt: try result.time(row, 4),
                    content: ResumeContent(sealed: sealed, fingerprint: fingerprint)
                )
            }
    }

    public func resumes(of user: UserID, after: ResumeCursor?, limit: Int) async throws(StoreError) -> [ResumeRow] {
        var parameters: [Parameter] = [.text(user.name), .limit(limit)]
        if let after { parameters += [.int8(after.createdAt.microseconds), .uuid(PostgreSQLUUID(after.resumeID))] }
        let select = Statement(
            """
            SELECT version, created_at, updated_at, resume_id FROM selvedge.resumes
            WHERE user_id = $1\(after == nil ? "" : " AND (created_at, resume_id) < ($3, $4)")
            ORDER BY created_at DESC, resume_id DESC LIMIT $2
            """,
            parameters
        )
        return try await self.read(select)[0]
            .rows { result, row in
                let id = try result.uuid(row, 3)
                return try Self.row(ResumeID(high: id.high, low: id.low), user, result, row, from: 0)
            }
    }

    /// What is said of old versions of rows at ``destroyKeys(of:)`` holds here too; the user's key still opens them.
    public func deleteResume(_ id: ResumeID, of user: UserID) async throws(StoreError) -> Bool {
        let call = Statement("SELECT selvedge.delete_resume($1, $2)", [.text(user.name), .uuid(PostgreSQLUUID(id))])
        return try await self.write([call])[0].only { try $0.bool($1, 0) }
    }

    private static func parameters(_ content: ResumeContent) -> [Parameter] {
        [.int8(content.sealed.keyID), .digest(content.fingerprint), .bytea(content.sealed.nonce), .bytea(content.sealed.ciphertext)]
    }

    /// From an answer's `version, created_at, updated_at` behind the outcome.
    private static func row(_ id: ResumeID, _ user: UserID, _ answer: QueryResult) throws(StoreError) -> ResumeRow {
        try answer.only { try Self.row(id, user, $0, $1, from: 1) }
    }

    private static func row(_ id: ResumeID, _ user: UserID, _ result: QueryResult, _ row: Int, from column: Int) throws -> ResumeRow {
        ResumeRow(
            resumeID: id,
            userID: user,
            version: try result.number(row, column),
            createdAt: try result.time(row, column + 1),
            updatedAt: try result.time(row, column + 2)
        )
    }
}

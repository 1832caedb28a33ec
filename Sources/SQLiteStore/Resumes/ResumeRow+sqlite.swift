internal import EventSourcing
internal import GRDB

extension ResumeRow {
    /// From `resume_id, version, created_at, updated_at`.
    init(_ row: RawStatement, of user: UserID) throws {
        guard let id = ResumeID(row.text(0)) else { throw StoreError.damaged(reason: "a stored résumé's id is not one") }
        self.init(
            resumeID: id,
            userID: user,
            version: row.int(1),
            createdAt: row.timestamp(2),
            updatedAt: row.timestamp(3)
        )
    }
}

extension SQLiteJobStore {
    static func resumeRow(_ id: ResumeID, of user: UserID, in db: Database) throws -> ResumeRow? {
        let select = try RawStatement(
            db,
            "SELECT resume_id, version, created_at, updated_at FROM resumes WHERE user_id = ?1 AND resume_id = ?2"
        )
        select.bind(1, user.name)
        select.bind(2, id.description)
        return try select.first { try ResumeRow($0, of: user) }
    }

    static func fingerprint(of id: ResumeID, of user: UserID, version: Int, in db: Database) throws -> Digest? {
        let select = try RawStatement(
            db,
            "SELECT fingerprint FROM resume_versions WHERE user_id = ?1 AND resume_id = ?2 AND version = ?3"
        )
        select.bind(1, user.name)
        select.bind(2, id.description)
        select.bind(3, version)
        return try select.first { $0.digest(0) } ?? nil
    }

    /// The row's newest version.
    static func insert(_ content: ResumeContent, as row: ResumeRow, in db: Database) throws {
        let insert = try RawStatement(
            db,
            """
            INSERT INTO resume_versions (user_id, resume_id, version, created_at, fingerprint, key_id, nonce, ciphertext)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """
        )
        insert.bind(1, row.userID.name)
        insert.bind(2, row.resumeID.description)
        insert.bind(3, row.version)
        insert.bind(4, row.updatedAt)
        insert.bind(5, content.fingerprint)
        insert.bind(6, content.sealed.keyID)
        insert.bind(7, blob: content.sealed.nonce)
        insert.bind(8, blob: content.sealed.ciphertext)
        try insert.run()
    }
}

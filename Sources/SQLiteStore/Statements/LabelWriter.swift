internal import EventSourcing
internal import GRDB

/// Writes the labels of new jobs.
struct LabelWriter {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Nothing under a key that is destroyed: nobody could look for it any more.
    func write(_ labels: JobLabels, of row: JobRow, id: String) throws {
        guard try !self.db.isDestroyed(labels.keyID, of: row.userID) else { return }
        let insert = try RawStatement(
            self.db,
            "INSERT INTO job_labels (user_id, label, created_at, job_id) VALUES (?1, ?2, ?3, ?4)"
        )
        insert.bind(1, row.userID.name)
        insert.bind(3, row.createdAt)
        insert.bind(4, id)
        for label in labels.labels {
            insert.bind(2, blob: label.bytes)
            try insert.run()
        }
    }
}

extension Database {
    func isDestroyed(_ keyID: Int64, of user: UserID) throws -> Bool {
        let select = try RawStatement(self, "SELECT 1 FROM user_keys WHERE user_id = ?1 AND key_id = ?2 AND wrapped IS NULL")
        select.bind(1, user.name)
        select.bind(2, keyID)
        return try select.first { _ in true } ?? false
    }
}

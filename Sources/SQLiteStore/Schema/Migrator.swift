internal import EventSourcing
internal import GRDB

/// Brings a database to this program's schema, and notices one that something else has changed.
struct Migrator {
    var migrations = Migration.all

    /// What there is to do on a database, or to complain of.
    struct Plan {
        var applied: [AppliedMigration]
        var pending: ArraySlice<Migration>
        /// The schema differs from what the applied migrations made.
        var fault: StoreError?
    }

    /// Throws ``StoreError/newerSchema(found:known:)`` and ``StoreError/alteredMigration(number:name:)``.
    func plan(for db: Database) throws -> Plan {
        let applied = try self.applied(in: db)
        let known = self.migrations.count
        if let found = applied.last?.number, found > known { throw StoreError.newerSchema(found: found, known: known) }
        for (row, migration) in zip(applied, self.migrations) {
            guard row.number == migration.number else {
                return Plan(applied: applied, pending: [], fault: .alteredSchema(reason: "migration \(migration.number) is not recorded"))
            }
            guard row.name == migration.name, row.digest == migration.digest.description else {
                throw StoreError.alteredMigration(number: row.number, name: row.name)
            }
        }
        return Plan(
            applied: applied,
            pending: self.migrations.dropFirst(applied.count),
            fault: try self.fault(in: db, after: applied.last)
        )
    }

    /// Applies what is pending, all in one transaction.
    func migrate(_ db: Database, now: Timestamp) throws {
        let plan = try self.plan(for: db)
        if let fault = plan.fault { throw fault }
        guard !plan.pending.isEmpty else { return }
        try db.inTransaction(.immediate) {
            try db.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS schema_migrations (
                        number INTEGER PRIMARY KEY,
                        name TEXT NOT NULL,
                        sha256 TEXT NOT NULL,
                        schema_sha256 TEXT NOT NULL,
                        applied_at INTEGER NOT NULL
                    ) STRICT
                    """
            )
            for migration in plan.pending {
                try db.execute(sql: String(decoding: migration.sql, as: UTF8.self))
                try self.record(migration, in: db, now: now)
            }
            return .commit
        }
    }

    private func record(_ migration: Migration, in db: Database, now: Timestamp) throws {
        let insert = try RawStatement(
            db,
            "INSERT INTO schema_migrations (number, name, sha256, schema_sha256, applied_at) VALUES (?1, ?2, ?3, ?4, ?5)"
        )
        insert.bind(1, migration.number)
        insert.bind(2, migration.name)
        insert.bind(3, migration.digest.description)
        insert.bind(4, try SchemaDigest.compute(in: db))
        insert.bind(5, now)
        try insert.run()
    }

    private func applied(in db: Database) throws -> [AppliedMigration] {
        let exists = try RawStatement(db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'")
            .first { _ in true }
        guard exists == true else { return [] }
        return try RawStatement(db, "SELECT number, name, sha256, schema_sha256 FROM schema_migrations ORDER BY number")
            .rows(AppliedMigration.init)
    }

    private func fault(in db: Database, after last: AppliedMigration?) throws -> StoreError? {
        let digest = try SchemaDigest.compute(in: db)
        guard let last else {
            return digest == Digest(of: []).description ? nil : .alteredSchema(reason: "it holds tables but no record of migrations")
        }
        guard digest == last.schema else {
            return .alteredSchema(reason: "tables, indexes or triggers differ from what migration \(last.number) made")
        }
        return nil
    }
}

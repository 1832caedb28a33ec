/// Brings a database's schema to what this program needs, and tells whether it is there.
///
/// Each migration runs in a transaction of its own, together with the row in `schema_migrations` that records its number, name and
/// SHA-256. An advisory lock lets one migrator run at a time; the others wait and then find the work done.
public struct PostgreSQLMigrator: Sendable {
    /// The advisory lock's number: any constant that nothing else in the database uses; "selvmigr" in ASCII.
    private static let lock: Int64 = 0x7365_6c76_6d69_6772

    private let migrations: [Migration]

    public init(_ migrations: [Migration]) {
        self.migrations = migrations.sorted { $0.number < $1.number }
        precondition(Set(migrations.map(\.number)).count == migrations.count, "two migrations of one number")
    }

    /// Runs what has not been run.
    ///
    /// - Parameter connection: outside any pool, of a role that owns the schema.
    /// - Returns: what was run now.
    /// - Throws: `newer`, `altered`, `failed`, `database`.
    @discardableResult
    public func migrate(on connection: PostgreSQLConnection) async throws(MigrationError) -> [Migration] {
        try await Self.lifted { () async throws(PostgreSQLError) in
            try await connection.execute([Statement("SELECT pg_advisory_lock($1)", [.int8(Self.lock)])])
        }
        do throws(MigrationError) {
            let ran = try await self.migrateUnderLock(on: connection)
            try await Self.unlock(connection)
            return ran
        } catch {
            // The session's end releases the lock if this does not.
            try? await Self.unlock(connection)
            throw error
        }
    }

    /// What `migrate` would run, without changing anything.
    ///
    /// - Throws: `newer`, `altered`, `database`.
    public func pending(on connection: PostgreSQLConnection) async throws(MigrationError) -> [Migration] {
        let applied = try await Self.lifted { () async throws(PostgreSQLError) in try await Self.applied(on: connection) }
        guard !applied.isEmpty else { return self.migrations }
        let checksums = try await Self.lifted { () async throws(PostgreSQLError) in try await self.checksums(on: connection) }
        var byNumber: [Int: (Migration, [UInt8])] = [:]
        for (migration, checksum) in zip(self.migrations, checksums) { byNumber[migration.number] = (migration, checksum) }
        for row in applied {
            guard let (migration, checksum) = byNumber[row.number] else { throw .newer(number: row.number, name: row.name) }
            guard row.checksum == checksum, row.name == migration.name else { throw .altered(migration) }
        }
        let numbers = Set(applied.map(\.number))
        return self.migrations.filter { !numbers.contains($0.number) }
    }

    /// Whether the schema is the one this program needs.
    ///
    /// - Throws: `older`, `newer`, `altered`, `database`.
    public func check(on connection: PostgreSQLConnection) async throws(MigrationError) {
        let missing = try await self.pending(on: connection)
        guard missing.isEmpty else { throw .older(missing: missing) }
    }

    private func migrateUnderLock(on connection: PostgreSQLConnection) async throws(MigrationError) -> [Migration] {
        let pending = try await self.pending(on: connection)
        guard !pending.isEmpty else { return [] }
        try await Self.lifted { () async throws(PostgreSQLError) in
            try await connection.execute([
                .once(
                    """
                    CREATE TABLE IF NOT EXISTS schema_migrations (
                        number bigint PRIMARY KEY,
                        name text NOT NULL,
                        checksum bytea NOT NULL,
                        applied_at timestamptz NOT NULL DEFAULT now()
                    )
                    """
                )
            ])
        }
        for migration in pending {
            do throws(PostgreSQLError) {
                try await Self.run(migration, on: connection)
            } catch {
                throw .failed(migration, error)
            }
        }
        return pending
    }

    private static func run(_ migration: Migration, on connection: PostgreSQLConnection) async throws(PostgreSQLError) {
        try await connection.executeScript("BEGIN")
        do throws(PostgreSQLError) {
            try await connection.executeScript(migration.sql)
            _ = try await connection.execute([
                .once(
                    "INSERT INTO schema_migrations (number, name, checksum) VALUES ($1, $2, sha256($3))",
                    [.int8(Int64(migration.number)), .text(migration.name), .bytea(Array(migration.sql.utf8))]
                )
            ])
            try await connection.executeScript("COMMIT")
        } catch {
            // A failed script is rolled back already; then this is only a warning to the server.
            try? await connection.executeScript("ROLLBACK")
            throw error
        }
    }

    private static func unlock(_ connection: PostgreSQLConnection) async throws(MigrationError) {
        try await self.lifted { () async throws(PostgreSQLError) in
            try await connection.execute([Statement("SELECT pg_advisory_unlock($1)", [.int8(self.lock)])])
        }
    }

    private static func applied(on connection: PostgreSQLConnection) async throws(PostgreSQLError) -> [AppliedMigration] {
        let table = try await connection.execute([Statement("SELECT to_regclass('schema_migrations') IS NOT NULL")], effect: .reads)[0]
        guard try table.bool(0, 0) else { return [] }
        let rows =
            try await
            connection.execute(
                [.once("SELECT number, name, checksum FROM schema_migrations ORDER BY number")],
                effect: .reads
            )[0]
        var applied: [AppliedMigration] = []
        for row in 0..<rows.count {
            applied.append(
                AppliedMigration(number: Int(try rows.int8(row, 0)), name: try rows.text(row, 1), checksum: try rows.bytea(row, 2))
            )
        }
        return applied
    }

    /// By the server, which knows SHA-256 and recorded it.
    private func checksums(on connection: PostgreSQLConnection) async throws(PostgreSQLError) -> [[UInt8]] {
        let rows =
            try await
            connection.execute(
                [
                    Statement(
                        "SELECT sha256(script) FROM unnest($1) WITH ORDINALITY AS scripts (script, place) ORDER BY place",
                        [.byteaArray(self.migrations.map { Array($0.sql.utf8) })]
                    )
                ],
                effect: .reads
            )[0]
        var checksums: [[UInt8]] = []
        for row in 0..<rows.count { checksums.append(try rows.bytea(row, 0)) }
        return checksums
    }

    @discardableResult
    private static func lifted<Value>(
        _ body: () async throws(PostgreSQLError) -> Value
    ) async throws(MigrationError) -> Value {
        do throws(PostgreSQLError) {
            return try await body()
        } catch {
            throw .database(error)
        }
    }
}

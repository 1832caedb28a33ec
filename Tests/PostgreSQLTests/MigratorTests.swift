import PostgreSQL
import ServerSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct MigratorTests {
    private let first = Migration(number: 1, name: "initial", sql: "CREATE TABLE a (n int);\n-- a comment at the end")
    private let second = Migration(
        number: 2,
        name: "more",
        sql: "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$; CREATE TABLE b (n int)"
    )

    @Test func `runs what is missing, in order, once, and says what it ran`() async throws {
        try await Client.with { client in
            let connection = try await client.pool.openConnection()
            let migrator = PostgreSQLMigrator([self.second, self.first])
            #expect(try await migrator.pending(on: connection) == [self.first, self.second])
            #expect(try await client.database.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0")
            #expect(try await PostgreSQLMigrator([self.first]).migrate(on: connection) == [self.first])
            await #expect(throws: MigrationError.older(missing: [self.second])) { try await migrator.check(on: connection) }
            #expect(try await migrator.migrate(on: connection) == [self.second])
            #expect(try await migrator.migrate(on: connection) == [])
            try await migrator.check(on: connection)
            let recorded = try await client.database.psql(
                "SELECT number, name, length(checksum), applied_at <= now() FROM schema_migrations ORDER BY number"
            )
            #expect(recorded == [["1", "initial", "32", "t"], ["2", "more", "32", "t"]])
            await connection.close()
        }
    }

    @Test func `many at once run each migration once`() async throws {
        try await Client.with { client in
            let migrator = PostgreSQLMigrator([self.first, self.second])
            let ran = try await withThrowingTaskGroup(of: [Migration].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let connection = try await client.pool.openConnection()
                        let ran = try await migrator.migrate(on: connection)
                        await connection.close()
                        return ran
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(ran.sorted { $0.number < $1.number } == [self.first, self.second])
        }
    }

    @Test func `an altered script and a newer schema are refused, and nothing is run`() async throws {
        try await Client.with { client in
            let connection = try await client.pool.openConnection()
            try await PostgreSQLMigrator([self.first, self.second]).migrate(on: connection)
            let third = Migration(number: 3, name: "never", sql: "CREATE TABLE never ()")
            let altered = Migration(number: 1, name: "initial", sql: self.first.sql + " ")
            await #expect(throws: MigrationError.altered(altered)) {
                try await PostgreSQLMigrator([altered, self.second, third]).migrate(on: connection)
            }
            await #expect(throws: MigrationError.newer(number: 2, name: "more")) {
                try await PostgreSQLMigrator([self.first, third]).migrate(on: connection)
            }
            await #expect(throws: MigrationError.newer(number: 2, name: "more")) {
                try await PostgreSQLMigrator([self.first]).check(on: connection)
            }
            #expect(try await client.database.value("SELECT to_regclass('never') IS NULL") == "t")
            await connection.close()
        }
    }

    @Test func `a failing migration leaves nothing of itself, and the lock is free again`() async throws {
        try await Client.with { client in
            let connection = try await client.pool.openConnection()
            let failing = Migration(number: 2, name: "failing", sql: "CREATE TABLE half (n int); SELECT 1/0; CREATE TABLE whole (n int)")
            do throws(MigrationError) {
                try await PostgreSQLMigrator([self.first, failing]).migrate(on: connection)
                Issue.record("a division by zero")
            } catch {
                guard case .failed(failing, .other(let server)) = error else {
                    Issue.record("not what was expected: \(error)")
                    return
                }
                #expect(server.sqlState == "22012")
            }
            #expect(
                try await client.database.psql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1") == [
                    ["a"], ["schema_migrations"],
                ]
            )
            #expect(try await client.database.psql("SELECT number FROM schema_migrations") == [["1"]])

            // On another session, so the lock must be free; and on the same one, which is in order.
            let other = try await client.pool.openConnection()
            #expect(try await PostgreSQLMigrator([self.first, self.second]).migrate(on: other) == [self.second])
            try await PostgreSQLMigrator([self.first, self.second]).check(on: connection)
            await other.close()
            await connection.close()
        }
    }

    @Test func `file names give number and name`() {
        let migration = Migration(fileName: "0012_add_things.sql", sql: "SELECT 1")
        #expect(migration == Migration(number: 12, name: "add_things", sql: "SELECT 1"))
        #expect(migration?.description == "0012_add_things")
        for name in ["README.md", "0001.sql", "x_1.sql", "0000_zero.sql", "0001_.sql", "_a.sql", "-1_a.sql"] {
            #expect(Migration(fileName: name, sql: "") == nil)
        }
    }
}

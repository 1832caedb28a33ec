import EventSourcing
import SQLiteStore
import StoreConformance
import Testing

@Suite("SQLite schema")
struct SQLiteSchemaTests {
    private let directory: TemporaryDirectory

    init() throws {
        self.directory = try TemporaryDirectory()
        let store = try SQLiteJobStore.open(at: self.directory.path, createIfMissing: true)
        try store.close()
    }

    private func change(_ sql: String) throws {
        try RawDatabase(self.directory.database).run(sql)
    }

    private func openError() -> StoreError? {
        do throws(StoreError) {
            try SQLiteJobStore.open(at: self.directory.path, createIfMissing: false).close()
            return nil
        } catch {
            return error
        }
    }

    @Test("Has the tables that people and tools look for, readable with sqlite3")
    func tables() async throws {
        let store = try SQLiteJobStore.open(at: self.directory.path, createIfMissing: false)
        var stream = Stream(1, at: Timestamp(microseconds: 1))
        try await store.commit(stream.next())
        let database = try RawDatabase(self.directory.database)
        #expect(try database.column("SELECT status || ' ' || version FROM jobs") == ["pending 1"])
        #expect(
            try database.column("SELECT job_id || ' ' || type || ' ' || json_extract(entry, '$.version') FROM events") == [
                "\(stream.id) Event1 1"
            ]
        )
        #expect(try database.column("SELECT typeof(entry) || ' ' || length(hash) FROM events") == ["text 32"])
        try store.close()
    }

    @Test("A store opens again as it was left")
    func reopens() {
        #expect(self.openError() == nil)
    }

    @Test(
        "The log is append-only for whoever does not change the schema",
        arguments: ["UPDATE events SET entry = '{}'", "UPDATE events SET position = 5", "DELETE FROM events"]
    )
    func appendOnly(_ sql: String) async throws {
        let store = try SQLiteJobStore.open(at: self.directory.path, createIfMissing: false)
        var stream = Stream(1, at: Timestamp(microseconds: 1))
        try await store.commit(stream.next())
        #expect(try RawDatabase(self.directory.database).failure(of: sql) == "events are append-only")
        #expect(try await store.readStream(stream.id, from: 1).count == 1)
        try store.close()
    }

    @Test("A newer schema is refused, for writing and reading")
    func newer() throws {
        try self.change("INSERT INTO schema_migrations VALUES (5, 'later', 'x', 'x', 0)")
        #expect(self.openError() == .newerSchema(found: 5, known: 4))
        #expect(throws: StoreError.newerSchema(found: 5, known: 4)) { try SQLiteJobStore.openForReading(at: self.directory.path) }
    }

    @Test("A migration that was applied in another form is refused")
    func alteredMigration() throws {
        try self.change("UPDATE schema_migrations SET sha256 = 'x' WHERE number = 1")
        #expect(self.openError() == .alteredMigration(number: 1, name: "initial"))
    }

    @Test(
        "A schema changed by hand is refused, and can be read for verification",
        arguments: [
            "ALTER TABLE jobs ADD COLUMN note TEXT", "DROP TRIGGER events_are_never_changed", "CREATE TABLE extra (x)",
            "DROP INDEX jobs_live", "DELETE FROM schema_migrations",
        ]
    )
    func altered(_ sql: String) throws {
        try self.change(sql)
        guard case .alteredSchema = self.openError() else {
            Issue.record("opened in spite of: \(sql)")
            return
        }
        #expect(throws: StoreError.self) { try SQLiteJobStore.openForReading(at: self.directory.path) }
        let store = try SQLiteJobStore.openForReading(at: self.directory.path, toleratingAlteredSchema: true)
        #expect(store.schemaFault != nil)
        try store.close()
    }

    @Test("A database of another program is refused and left as it is")
    func foreign() throws {
        let other = try TemporaryDirectory()
        try RawDatabase(other.database).run("CREATE TABLE notes (text)")
        #expect(throws: StoreError.alteredSchema(reason: "it holds tables but no record of migrations")) {
            try SQLiteJobStore.open(at: other.path, createIfMissing: true)
        }
        #expect(try RawDatabase(other.database).column("SELECT name FROM sqlite_schema") == ["notes"])
    }
}

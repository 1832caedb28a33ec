import EventSourcing
import SQLiteStore
import StoreConformance
import Testing

@Suite("SQLite migrations")
struct SQLiteMigrationTests {
    private let directory: TemporaryDirectory

    /// A store of the first schema with a job, its dispatch, and a worker's lease.
    init() throws {
        self.directory = try TemporaryDirectory()
        try OldStore.make(at: self.directory.database, migrations: ["initial"])
        let zero = String(repeating: "00", count: 32)
        let id = Stream.id(1)
        try RawDatabase(self.directory.database)
            .run(
                """
                INSERT INTO events VALUES (1, '\(id)', 1, 'JobCreated', 5, '{}', x'\(zero)');
                INSERT INTO jobs VALUES ('\(id)', 'ada', 'tailor', x'\(zero)', 'high', 'pending', 'queued', NULL, 0, 'worker', NULL,
                    1, x'\(zero)', 0, NULL, 0, NULL, 5, 5, NULL);
                INSERT INTO outbox (topic, job_id, priority) VALUES ('dispatch', '\(id)', 'high');
                INSERT INTO workers VALUES ('w-1', 2000);
                """
            )
    }

    @Test("A store of an older schema is brought up to date with all it holds")
    func upgrade() async throws {
        let store = try SQLiteJobStore.open(
            at: self.directory.path,
            createIfMissing: false,
            clock: { Timestamp(microseconds: 1000) }
        )
        let id = Stream.id(1)
        #expect(try await store.readStream(id, from: 1).map(\.type) == ["JobCreated"])
        #expect(try await store.job(id)?.status == "pending")
        let rows = try await store.outbox(after: 0, job: nil, limit: 10)
        #expect(rows.map(\.message) == [OutboxMessage(jobID: id, priority: .high)])
        let worker = try #require(WorkerID("w-1"))
        #expect(try await store.isAlive(worker))
        #expect(try await store.workers().map(\.heartbeat) == [WorkerHeartbeat(worker: worker)])
        try store.close()
        let again = try SQLiteJobStore.openForReading(at: self.directory.path)
        #expect(again.schemaFault == nil)
        try again.close()
    }

    @Test("A reader leaves a store of an older schema as it is and says so")
    func reader() throws {
        #expect {
            try SQLiteJobStore.openForReading(at: self.directory.path)
        } throws: { error in
            if case .unavailable = error as? StoreError { true } else { false }
        }
        #expect(try RawDatabase(self.directory.database).column("SELECT count(*) FROM schema_migrations") == ["1"])
    }
}

import EventSourcing
import SQLiteStore
import StoreConformance
import Testing

@Suite("SQLite store")
struct SQLiteJobStoreTests {
    @Test("Keeps the stores' contract", arguments: JobStoreConformance<SQLiteJobStore>.checks)
    func conforms(_ check: StoreCheck<SQLiteJobStore>) async throws {
        let directory = try TemporaryDirectory()
        let clock = ManualClock()
        let store = try SQLiteJobStore.open(at: directory.path, createIfMissing: true, clock: { clock.now })
        try await check.run(on: store, clock: clock)
        try store.close()
    }
}

import EventSourcing
import SQLiteStore
import StoreConformance
import Synchronization
import Testing

@Suite("SQLite store")
struct SQLiteJobStoreTests {
    @Test(
        "Keeps the stores' contract",
        arguments: JobStoreConformance<SQLiteJobStore>.checks + ResumeStoreConformance<SQLiteJobStore>.checks
    )
    func conforms(_ check: StoreCheck<SQLiteJobStore>) async throws {
        let directory = try TemporaryDirectory()
        let clock = ManualClock()
        let store = try SQLiteJobStore.open(at: directory.path, createIfMissing: true, clock: { clock.now })
        try await check.run(on: store, clock: clock)
        try store.close()
    }

    @Test("Keeps what is asked of stores that several instances open", arguments: JobStoreConformance<SQLiteJobStore>.sharedChecks)
    func shares(_ check: FleetCheck<SQLiteJobStore>) async throws {
        let directory = try TemporaryDirectory()
        let clock = ManualClock()
        let opened = Mutex<[SQLiteJobStore]>([])
        let fleet = StoreFleet { _ in
            let store = try SQLiteJobStore.open(at: directory.path, createIfMissing: true, clock: { clock.now })
            opened.withLock { $0.append(store) }
            return store
        } kill: { store in
            try store.close()
        }
        try await check.run(on: fleet, clock: clock)
        for store in opened.withLock({ $0 }) { try store.close() }
    }
}

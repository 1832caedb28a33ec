import EventSourcing
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Synchronization
import Testing

// Serialized, as every suite here: a hundred stores at once would use up the connections of the one server they share.
@Suite("PostgreSQL store", .serialized)
struct PostgreSQLConformanceTests {
    @Test(
        "Keeps the stores' contract",
        arguments: JobStoreConformance<PostgreSQLJobStore>.checks + ResumeStoreConformance<PostgreSQLJobStore>.checks
    )
    func conforms(_ check: StoreCheck<PostgreSQLJobStore>) async throws {
        let clock = ManualClock()
        try await TestStores.with(clock: { clock.now }) { _, stores in
            try await check.run(on: stores[0], clock: clock)
        }
    }

    @Test("Keeps the contract of rates, for a member of the application's role", arguments: RateStoreConformance.checks)
    func conforms(_ check: RateCheck) async throws {
        let database = try await TestStores.database()
        try await database.makeLogin()
        let clock = ManualClock()
        let store = try await TestStores.open(database, user: "app_login", clock: { clock.now })
        try await check.run(on: store, clock: clock)
        await store.close()
        try await database.drop()
    }

    @Test(
        "Keeps what is asked of stores that several processes share",
        arguments: JobStoreConformance<PostgreSQLJobStore>.sharedChecks + JobStoreConformance<PostgreSQLJobStore>.fleetChecks
    )
    func shares(_ check: FleetCheck<PostgreSQLJobStore>) async throws {
        let database = try await TestStores.database()
        let clock = ManualClock()
        let opened = Mutex<[PostgreSQLJobStore]>([])
        let fleet = StoreFleet { publisher in
            let store = try await TestStores.open(database, publisher: publisher?.name, clock: { clock.now })
            opened.withLock { $0.append(store) }
            return store
        } kill: { store in
            await store.close()
        }
        let result: Result<Void, any Error>
        do {
            result = .success(try await check.run(on: fleet, clock: clock))
        } catch {
            result = .failure(error)
        }
        for store in opened.withLock({ $0 }) { await store.close() }
        try await database.drop()
        try result.get()
    }
}

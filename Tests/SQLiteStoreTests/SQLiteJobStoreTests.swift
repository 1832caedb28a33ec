import EventSourcing
import Foundation
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

    @Test("The last connection takes the write-ahead log along, so that the database file alone is the store", arguments: [true, false])
    func leavesNoLog(isClosed: Bool) async throws {
        let directory = try TemporaryDirectory()
        do {
            let store = try SQLiteJobStore.open(at: directory.path, createIfMissing: true)
            let jobID = try #require(JobID("01a1fdd8-99d4-78d6-a99b-f88ac5edeb23"))
            #expect(try await store.job(jobID) == nil)
            let worker = try #require(WorkerID("w1"))
            try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 1000)
            #expect(try await store.job(jobID) == nil)
            if isClosed { try store.close() }
        }
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/selvedge.sqlite-wal"))
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

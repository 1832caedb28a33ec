import EventSourcing
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL fleet")
struct PostgreSQLFleetTests {
    @Test("A leader that stands still past its lease is unseated, and finds that out when it goes on")
    func stalledLeader() async throws {
        let clock = ManualClock()
        try await TestStores.with(["w-1", "w-2"], clock: { clock.now }) { _, stores in
            try await Self.lease("w-1", on: stores[0])
            #expect(try await stores[0].lead(.scheduler))
            #expect(try await stores[1].lead(.scheduler) == false)
            clock.advance(milliseconds: 1000)
            try await Self.eventually { try await stores[1].lead(.scheduler) }
            #expect(try await stores[0].lead(.scheduler) == false)
            #expect(try await stores[1].lead(.scheduler))
        }
    }

    @Test("Leadership is lost with its session, and taken again by the next question")
    func lostSession() async throws {
        try await TestStores.with { database, stores in
            #expect(try await stores[0].lead(.rescuer))
            try await database.psql("SELECT pg_terminate_backend(backend) FROM selvedge.leaders")
            try await Self.eventually { (try? await stores[0].lead(.rescuer)) == true }
            let holders = "SELECT count(*) FROM pg_locks JOIN selvedge.leaders ON pid = backend WHERE locktype = 'advisory' AND granted"
            try await Self.eventually { try await database.value(holders) == "1" }
        }
    }

    @Test("G6: a row that its own relay has read past is offered again under a new id")
    func passedRow() async throws {
        let clock = ManualClock()
        try await TestStores.with(clock: { clock.now }) { database, stores in
            var stream = Stream(1, at: clock.now)
            try await stores[0].commit(stream.next(outbox: [stream.dispatch]))
            let first = try await stores[0].outbox(after: 0, job: nil, limit: 10)
            // As when a connection was lost, and the commit on it came through after later ones.
            let cursor = try #require(first.first?.id) + 10
            try await database.psql("SELECT setval('selvedge.outbox_ids', \(cursor))")
            #expect(try await stores[0].outbox(after: cursor, job: nil, limit: 10) == [])
            clock.advance(milliseconds: 10_000)
            try await Self.eventually { try await stores[0].outbox(after: cursor, job: nil, limit: 10).map(\.message) == [stream.dispatch] }
            #expect(try await stores[0].outbox(after: 0, job: nil, limit: 10).count == 1)
        }
    }

    private static func lease(_ name: String, on store: PostgreSQLJobStore) async throws {
        let worker = try #require(WorkerID(name))
        try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: 1000)
    }

    private static func eventually(_ isTrue: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !isTrue() {
            try #require(ContinuousClock.now < deadline, "it never came true")
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

import EventSourcing
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL fleet", .serialized)
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
            // The first answer may be from before the loss was noticed.
            try await Self.eventually {
                _ = try? await stores[0].lead(.rescuer)
                return try await database.value(holders) == "1"
            }
        }
    }

    @Test("G7: orphans are rescued even while no feed positions can be given and no partitions made")
    func rescueAlone() async throws {
        try await TestStores.with { database, stores in
            var stream = Stream(1, at: try await stores[0].now())
            try await stores[0].commit(stream.next())
            for function in ["sequence_feed(integer)", "tidy()"] {
                try await database.psql("ALTER FUNCTION selvedge.\(function) RENAME TO gone")
            }
            await #expect(throws: StoreError.self) { try await stores[0].sequence() }
            #expect(try await stores[0].rescue(dispatchedBefore: 60_000, limit: 10) == [stream.id])
        }
    }

    @Test("G6: a process's own rows keep their ids however old they are; one that its relay has read past is there for its next sweep")
    func ownRows() async throws {
        let clock = ManualClock()
        try await TestStores.with(clock: { clock.now }) { database, stores in
            try await Self.lease("w-test", on: stores[0], forMilliseconds: 3_600_000_000)
            var stream = Stream(1, at: clock.now)
            try await stores[0].commit(stream.next(outbox: [stream.dispatch]))
            let rows = try await stores[0].outbox(after: 0, job: nil, limit: 10)
            #expect(rows.map(\.message) == [stream.dispatch])
            // As when a connection was lost, and the commit on it came through after later ones.
            let cursor = try #require(rows.first?.id) + 10
            try await database.psql("SELECT setval('selvedge.outbox_ids', \(cursor))")
            clock.advance(milliseconds: 600_000)
            for _ in 0..<5 {
                #expect(try await stores[0].outbox(after: cursor, job: nil, limit: 10) == [])
                try await Self.adopt("w-test", clock, in: database)
            }
            #expect(try await stores[0].outbox(after: 0, job: nil, limit: 10) == rows)
        }
    }

    @Test("G6: rows of a process that lives go to another after two minutes, once; when that one dies, on to the next")
    func stuckRelay() async throws {
        let clock = ManualClock()
        try await TestStores.with(["w-1", "w-2", "w-3"], clock: { clock.now }) { database, stores in
            for (place, store) in stores.enumerated() { try await Self.lease("w-\(place + 1)", on: store, forMilliseconds: 3_600_000) }
            var stream = Stream(1, at: clock.now)
            try await stores[0].commit(stream.next(outbox: [stream.dispatch]))
            clock.advance(milliseconds: 119_999)
            #expect(try await Self.adopt("w-2", clock, in: database) == "0")
            clock.advance(milliseconds: 1)
            #expect(try await Self.adopt("w-2", clock, in: database) == "1")
            #expect(try await stores[0].outbox(after: 0, job: nil, limit: 10) == [])
            #expect(try await stores[1].outbox(after: 0, job: nil, limit: 10).map(\.message) == [stream.dispatch])
            clock.advance(milliseconds: 600_000)
            for name in ["w-1", "w-3", "w-2"] { #expect(try await Self.adopt(name, clock, in: database) == "0", "\(name)") }
            try await stores[1].endLease(of: #require(WorkerID("w-2")))
            #expect(try await Self.adopt("w-3", clock, in: database) == "1")
        }
    }

    @Test(
        "G6, G7: the rows of a process whose session has ended are adopted long before its lease runs out, those of one that lives are not"
    )
    func deadSession() async throws {
        let clock = ManualClock()
        try await TestStores.with(["w-1", "w-2", "w-3"], clock: { clock.now }) { database, stores in
            for (place, store) in stores.enumerated() { try await Self.lease("w-\(place + 1)", on: store, forMilliseconds: 3_600_000) }
            var lost = Stream(1, at: clock.now)
            var kept = Stream(2, at: clock.now)
            try await stores[0].commit(lost.next(outbox: [lost.dispatch]))
            try await stores[1].commit(kept.next(outbox: [kept.dispatch]))
            // From then on the server goes by sessions.
            try await Self.eventually {
                try await database.value("SELECT pg_postmaster_start_time() < clock_timestamp() - interval '5 seconds'") == "t"
            }
            #expect(try await Self.adopt("w-3", clock, in: database) == "0")
            await stores[0].close()
            try await Self.eventually { try await stores[2].outbox(after: 0, job: nil, limit: 10).map(\.message) == [lost.dispatch] }
            #expect(try await Self.adopt("w-3", clock, in: database) == "0")
            #expect(try await stores[1].outbox(after: 0, job: nil, limit: 10).map(\.message) == [kept.dispatch])
        }
    }

    @Test("A process whose session was ended shows again that it lives when its relay next looks")
    func attendsAgain() async throws {
        try await TestStores.with { database, stores in
            try await Self.lease("w-test", on: stores[0])
            let lock = """
                FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND (classid::bigint << 32 | objid::bigint) = hashtextextended('selvedge process w-test', 0)
                """
            #expect(try await database.value("SELECT count(*) \(lock)") == "1")
            let first = try await database.value("SELECT pid \(lock)")
            try await database.psql("SELECT pg_terminate_backend(\(first))")
            try await Self.eventually {
                _ = try? await stores[0].outbox(after: 0, job: nil, limit: 10)
                return try await database.value("SELECT count(*) \(lock) AND pid <> \(first)") == "1"
            }
        }
    }

    @discardableResult
    private static func adopt(_ publisher: String, _ clock: ManualClock, in database: TestDatabase) async throws -> String {
        try await database.value("SELECT selvedge.adopt('\(publisher)', \(clock.now.microseconds), 100)")
    }

    private static func lease(_ name: String, on store: PostgreSQLJobStore, forMilliseconds milliseconds: Int64 = 1000) async throws {
        let worker = try #require(WorkerID(name))
        try await store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: milliseconds)
    }

    private static func eventually(_ isTrue: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try await !isTrue() {
            try #require(ContinuousClock.now < deadline, "it never came true")
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

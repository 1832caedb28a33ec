import EventSourcing
import Glibc
import PostgreSQL
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

/// A backend that outlives its client's connection: what it was sent may be committed long after the client has asked what became of it.
@Suite("PostgreSQL sessions that were lost", .serialized)
struct PostgreSQLLostSessionTests {
    @Test(
        "G5: a backend stopped inside an append whose connection is cut writes nothing once its client has read back that nothing is there"
    )
    func stoppedInAppend() async throws {
        try await Self.with { bench in
            let store = bench.store
            var stream = Stream(1, at: try await store.now())
            try await store.commit(stream.next())
            let holder = try await TestStores.session(on: bench.database)
            try await holder.executeScript("BEGIN; SELECT FROM selvedge.jobs FOR UPDATE")
            let request = stream.next(outbox: [stream.dispatch])
            let backend = try await bench.lose(request)
            await holder.close()

            try await store.settleOutcomes()
            #expect(try await store.readStream(stream.id, from: 1).count == 1)
            backend.resume()
            try await backend.waitUntilGone()
            #expect(try await store.readStream(stream.id, from: 1).count == 1)
            #expect(try await store.outbox(after: 0, job: nil, limit: 10) == [])
            // So the same can be asked for again.
            try await store.commit(request)
            #expect(try await store.readStream(stream.id, from: 1).map(\.hash) == stream.entries.map(\.hash))
            #expect(try await store.nearMisses(limit: 1) == [])
        }
    }

    @Test("A backend stopped inside the commit leaves the outcome unknown until it has ended, and then it is read")
    func stoppedInCommit() async throws {
        try await Self.with { bench in
            let store = bench.store
            try await bench.database.psql(
                """
                CREATE FUNCTION selvedge.linger() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END';
                CREATE CONSTRAINT TRIGGER lingers AFTER INSERT ON selvedge.feed_queue DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION selvedge.linger();
                """
            )
            let holder = try await TestStores.session(on: bench.database)
            try await holder.executeScript("SELECT pg_advisory_lock(4711)")
            var stream = Stream(1, at: try await store.now())
            let request = stream.next(outbox: [stream.dispatch])
            let backend = try await bench.lose(request)

            await #expect(throws: StoreError.self) { try await store.settleOutcomes() }
            #expect(try await store.readStream(stream.id, from: 1) == [])
            await holder.close()
            backend.resume()
            try await store.settleOutcomes()
            #expect(try await store.readStream(stream.id, from: 1).map(\.hash) == stream.entries.map(\.hash))
            var other = Stream(2, at: try await store.now())
            try await store.commit(other.next())
        }
    }

    @Test("An append that was under way while the process gave up its sessions for another is sent again")
    func concurrent() async throws {
        try await Self.with { bench in
            let store = bench.store
            var stream = Stream(1, at: try await store.now())
            try await store.commit(stream.next())
            let holder = try await TestStores.session(on: bench.database)
            try await holder.executeScript("BEGIN; SELECT FROM selvedge.jobs FOR UPDATE")
            let request = stream.next()
            async let commit: Void = store.commit(request)
            _ = try await bench.waitingBackend()
            try await store.settleOutcomes()
            await holder.close()
            try await commit
            #expect(try await store.readStream(stream.id, from: 1).count == 2)
            #expect(try await bench.database.value("SELECT session FROM selvedge.commits") == "1")
        }
    }

    @Test("What a process has given up is remembered when commit counts are put together")
    func tidied() async throws {
        try await Self.with { bench in
            var stream = Stream(1, at: try await bench.store.now())
            try await bench.store.commit(stream.next())
            try await bench.store.settleOutcomes()
            try await bench.store.tidy()
            #expect(try await bench.database.value("SELECT session FROM selvedge.commits WHERE process = 'w-1'") == "1")
            try await bench.database.psql("UPDATE selvedge.commits SET given_up_at = given_up_at - 90000000000")
            try await bench.store.tidy()
            #expect(try await bench.database.psql("SELECT process FROM selvedge.commits") == [[""]])
        }
    }

    private struct Backend {
        let database: TestDatabase
        let process: pid_t

        func resume() { kill(self.process, SIGCONT) }

        func waitUntilGone() async throws {
            try await PostgreSQLLostSessionTests.wait {
                try await database.value("SELECT count(*) FROM pg_stat_activity WHERE pid = \(process)") == "0"
            }
        }
    }

    private struct Bench {
        let database: TestDatabase
        let proxy: TCPProxy
        let store: PostgreSQLJobStore

        /// Sends an append that somebody holds up, stops its backend there, and cuts the connection.
        func lose(_ request: AppendRequest) async throws -> Backend {
            async let outcome: Void = {
                await #expect(throws: StoreError.outcomeUnknown) { try await store.append([request], settling: []) }
            }()
            let process = try await self.waitingBackend()
            #expect(kill(process, SIGSTOP) == 0)
            self.proxy.cutAll()
            await outcome
            return Backend(database: self.database, process: process)
        }

        func waitingBackend() async throws -> pid_t {
            let select = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            try await PostgreSQLLostSessionTests.wait { try await !database.psql(select).isEmpty }
            return try #require(pid_t(try await self.database.value(select)))
        }
    }

    private static func wait(_ isTrue: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !isTrue() {
            try #require(ContinuousClock.now < deadline, "it never came true")
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private static func with(_ body: (Bench) async throws -> Void) async throws {
        let database = try await TestStores.database()
        let proxy = try TCPProxy(to: database.server.port)
        let store = try await PostgreSQLJobStore.open(
            url: database.url(through: proxy),
            publisher: WorkerID("w-1"),
            executor: TestStores.executor()
        )
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(Bench(database: database, proxy: proxy, store: store)))
        } catch {
            result = .failure(error)
        }
        await store.close()
        proxy.stop()
        try await database.drop()
        try result.get()
    }
}

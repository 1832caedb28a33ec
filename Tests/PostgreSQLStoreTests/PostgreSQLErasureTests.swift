import EventSourcing
import PostgreSQL
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL erasure", .serialized)
struct PostgreSQLErasureTests {
    private static let old = SealedPayload(keyID: 1, nonce: [1], ciphertext: [1])
    private static let new = SealedPayload(keyID: 2, nonce: [2], ciphertext: [2])

    @Test("An append that arrives after its user's erasure keeps its events, and nothing that was sealed with the destroyed key")
    func late() async throws {
        try await TestStores.with { _, stores in
            let store = stores[0]
            let ada = try #require(UserID("ada"))
            let now = try await store.now()
            _ = try await store.insertKey(UserKey(userID: ada, keyID: 1, wrapped: [1]))
            var job = Stream(1, at: now)
            var neighbour = Stream(2, user: "bob", at: now)
            try await store.commit(job.next(payload: Self.old))
            let late = job.next(payload: Self.old)
            try await store.destroyKeys(of: ada)
            _ = try await store.insertKey(UserKey(userID: ada, keyID: 2, wrapped: [2]))
            try await store.commit(late, neighbour.next(payload: Self.old))
            try await store.commit(job.next(payload: Self.new))
            #expect(try await store.readStream(job.id, from: 1).count == 3)
            #expect(try await store.payloadVersions(of: job.id) == [3])
            #expect(try await store.payloadVersions(of: neighbour.id) == [1])
        }
    }

    @Test("An erasure waits for an append in flight, and removes what that has written")
    func inFlight() async throws {
        try await TestStores.with(["w-1", "w-2"]) { database, stores in
            try await database.psql(
                """
                CREATE FUNCTION selvedge.linger() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END';
                CREATE CONSTRAINT TRIGGER lingers AFTER INSERT ON selvedge.feed_queue DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION selvedge.linger();
                """
            )
            let holder = try await TestStores.session(on: database)
            try await holder.executeScript("SELECT pg_advisory_lock(4711)")
            let ada = try #require(UserID("ada"))
            _ = try await stores[0].insertKey(UserKey(userID: ada, keyID: 1, wrapped: [1]))
            var job = Stream(1, at: try await stores[0].now())
            let request = job.next(payload: Self.old)
            async let appending: Void = stores[0].commit(request)
            try await Self.wait { try await database.value(Self.waiting) == "1" }
            async let erasing: Void = stores[1].destroyKeys(of: ada)
            try await Self.wait { try await database.value(Self.waiting) == "2" }
            await holder.close()
            try await appending
            try await erasing
            #expect(try await stores[0].readStream(job.id, from: 1).count == 1)
            #expect(try await stores[0].payloadVersions(of: job.id) == [])
        }
    }

    private static let waiting = """
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
        """

    private static func wait(_ isTrue: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !isTrue() {
            try #require(ContinuousClock.now < deadline, "it never came true")
            try await Task.sleep(for: .milliseconds(10))
        }
    }
}

import EventSourcing
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL schema", .serialized)
struct PostgreSQLSchemaTests {
    @Test("A database without the schema, or with an older one, is refused with the command that mends it")
    func older() async throws {
        let database = try await Servers.postgreSQL().makeDatabase()
        await #expect(throws: StoreError.olderSchema(found: 0, known: 5)) { try await TestStores.open(database) }
        #expect(StoreError.olderSchema(found: 0, known: 5).description.contains("selvedge migrate"))
        #expect(try await database.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'selvedge'") == "0")

        let schema = PostgreSQLSchema(url: database.url, executor: try TestStores.executor())
        #expect(try await schema.pending() == ["0001_initial", "0002_functions", "0003_service", "0004_webhooks", "0005_admissions"])
        #expect(try await schema.migrate() == ["0001_initial", "0002_functions", "0003_service", "0004_webhooks", "0005_admissions"])
        #expect(try await schema.pending() == [])
        #expect(try await schema.migrate() == [])
        try await TestStores.open(database).close()

        try await database.psql("DELETE FROM selvedge.schema_migrations WHERE number = 5")
        await #expect(throws: StoreError.olderSchema(found: 4, known: 5)) { try await TestStores.open(database) }
        try await database.drop()
    }

    @Test("A newer schema is refused, and one made from another text of a migration")
    func newerAndAltered() async throws {
        let database = try await TestStores.database()
        try await database.psql("INSERT INTO selvedge.schema_migrations (number, name, checksum) VALUES (6, 'later', '')")
        await #expect(throws: StoreError.newerSchema(found: 6, known: 5)) { try await TestStores.open(database) }
        let schema = PostgreSQLSchema(url: database.url, executor: try TestStores.executor())
        await #expect(throws: StoreError.newerSchema(found: 6, known: 5)) { try await schema.migrate() }
        try await database.psql(
            "DELETE FROM selvedge.schema_migrations WHERE number = 6; UPDATE selvedge.schema_migrations SET checksum = '' WHERE number = 1"
        )
        await #expect(throws: StoreError.alteredMigration(number: 1, name: "initial")) { try await TestStores.open(database) }
        try await database.drop()
    }

    @Test("Migrating from several processes at once ends with one schema")
    func concurrentMigrations() async throws {
        let database = try await Servers.postgreSQL().makeDatabase()
        let executor = try TestStores.executor()
        let ran = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<4 { group.addTask { try await PostgreSQLSchema(url: database.url, executor: executor).migrate() } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(ran.sorted() == ["0001_initial", "0002_functions", "0003_service", "0004_webhooks", "0005_admissions"])
        try await TestStores.open(database).close()
        try await database.drop()
    }

    @Test("A role that may not make schemas is told so")
    func withoutRights() async throws {
        let database = try await Servers.postgreSQL().makeDatabase()
        try await database.psql("CREATE ROLE plain_\(database.name) LOGIN")
        let schema = PostgreSQLSchema(url: database.url(user: "plain_\(database.name)"), executor: try TestStores.executor())
        await #expect {
            try await schema.migrate()
        } throws: { error in
            guard case StoreError.unwritable = error else { return false }
            return true
        }
        try await database.drop()
    }

    @Test("A role of another name is made and granted what the service needs")
    func otherRole() async throws {
        let database = try await Servers.postgreSQL().makeDatabase()
        let role = "Role \"of\" \(database.name)"
        _ = try await PostgreSQLSchema(url: database.url, executor: TestStores.executor()).migrate(appRole: role)
        let quoted = role.replacing("\"", with: "\"\"")
        try await database.psql("CREATE ROLE svc_\(database.name) LOGIN IN ROLE \"\(quoted)\"")
        let store = try await TestStores.open(database, user: "svc_\(database.name)")
        var stream = Stream(1, at: try await store.now())
        try await store.commit(stream.next(2))
        #expect(try await store.readStream(stream.id, from: 1).count == 2)
        await store.close()
        try await database.drop()
    }

    @Test("Jobs of this period stand in its partition, those of other id makers in the default one; partitions are made ahead once")
    func partitions() async throws {
        try await TestStores.with { database, stores in
            let count = "SELECT count(*) FROM selvedge.partitions WHERE to_ms > selvedge.clock() / 1000"
            #expect(try await database.value(count) == "5")
            try await stores[0].tidy()
            #expect(try await database.value(count) == "5")
            let now = try await stores[0].now()
            var stream = Stream(1, at: now)
            let sealed = SealedPayload(keyID: 1, nonce: [1], ciphertext: [2])
            let mine = stream.next(payload: sealed).moved(to: JobID(at: now, random: (7, 7)))
            var foreign = Stream(2, at: now)
            let random = foreign.next(payload: sealed).moved(to: JobID(high: 0xffff_0000_0000_4000, low: 0x8000_0000_0000_0001))
            #expect(try await stores[0].append([mine, random], settling: []) == [.appended, .appended])
            for table in ["events", "payloads"] {
                let placed = try await database.psql(
                    "SELECT tableoid::regclass::text LIKE '%_after' FROM selvedge.\(table) ORDER BY job_id"
                )
                #expect(placed == [["f"], ["t"]], "\(table)")
            }
            #expect(try await stores[0].readStream(random.jobID, from: 1).count == 1)
        }
    }

    @Test("Partitions follow the clock; what the default partition has of a new one's range moves there, whoever made the job's id")
    func partitionsAhead() async throws {
        let clock = ManualClock()
        try await TestStores.with(clock: { clock.now }) { database, stores in
            let week: Int64 = 7 * 24 * 3_600_000
            // Nobody made partitions for a long time.
            let later = clock.now.advanced(byMilliseconds: 52 * week)
            var stream = Stream(1, at: later)
            let request = stream.next().moved(to: JobID(at: later, random: (1, 1)))
            // And an id of version 4 can look like one of the weeks to come.
            var random = Stream(3, at: later)
            let time = later.advanced(byMilliseconds: 2 * week)
            var id = JobID(at: time, random: (2, 2))
            id = JobID(high: id.high & ~0xf000 | 0x4000, low: id.low)
            let other = random.next(payload: SealedPayload(keyID: 1, nonce: [1], ciphertext: [2])).moved(to: id)
            try await stores[0].commit(request, other)
            #expect(try await database.value("SELECT count(*) FROM selvedge.events_default") == "2")
            clock.advance(milliseconds: 52 * week)
            try await stores[0].tidy()
            #expect(try await database.value("SELECT count(*) FROM selvedge.events_default") == "0")
            #expect(try await database.value("SELECT count(*) FROM selvedge.payloads_default") == "0")
            #expect(try await stores[0].readStream(id, from: 1).count == 1)
            #expect(try await stores[0].payloadVersions(of: id) == [1])
            await #expect(throws: ServerFault.self) { try await database.psql("DELETE FROM selvedge.events") }
            #expect(
                try await database.value(
                    "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'events_are_never%' AND tgenabled <> 'A'"
                ) == "0"
            )
            let ahead = try await database.value(
                "SELECT count(*) FROM selvedge.partitions WHERE to_ms > \(clock.now.microseconds / 1000)"
            )
            #expect(ahead == "5")
            #expect(try await stores[0].readStream(request.jobID, from: 1).count == 1)
            var next = Stream(2, at: later)
            let inNext = next.next().moved(to: JobID(at: later.advanced(byMilliseconds: week), random: (1, 1)))
            try await stores[0].commit(inNext)
            #expect(try await database.value("SELECT count(*) FROM selvedge.events_default") == "0")
        }
    }

    @Test("Another period begins where the partitions end")
    func otherPeriod() async throws {
        let database = try await TestStores.database()
        let schema = PostgreSQLSchema(url: database.url, executor: try TestStores.executor())
        _ = try await schema.migrate(partitionDays: 30)
        _ = try await schema.migrate(partitionDays: 1)
        let broken = try await database.value(
            """
            SELECT count(*) FROM (
                SELECT from_ms, lag(to_ms) OVER (ORDER BY from_ms) AS before FROM selvedge.partitions
            ) AS p WHERE from_ms <> before
            """
        )
        #expect(broken == "0")
        #expect(try await database.value("SELECT count(*) > 5 FROM selvedge.partitions") == "t")
        try await database.drop()
    }

    @Test("Near misses are kept to the newest ten thousand, and commit counts of processes that are gone are put together")
    func tidying() async throws {
        try await TestStores.with(["w-1", "w-2"]) { database, stores in
            var stream = Stream(1, at: try await stores[0].now())
            try await stores[0].commit(stream.next())
            try await database.psql(
                """
                INSERT INTO selvedge.near_misses (job_id, at, reason, found, expected_version)
                SELECT '\(stream.id)', i, 'stale', 1, 0 FROM generate_series(1, 10100) AS i
                """
            )
            let seen = try await stores[1].foreignChanges()
            try await stores[1].tidy()
            #expect(try await stores[1].foreignChanges() == seen)
            #expect(try await database.psql("SELECT process FROM selvedge.commits") == [[""]])
            #expect(try await database.value("SELECT count(*) FROM selvedge.near_misses") == "10000")
            #expect(try await stores[0].nearMisses(limit: 1).map(\.at) == [Timestamp(microseconds: 10100)])
        }
    }
}

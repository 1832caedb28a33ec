import EventSourcing
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing

@Suite("PostgreSQL roles", .serialized)
struct PostgreSQLRoleTests {
    private static let tables = [
        "jobs", "events", "events_before", "events_after", "events_default", "payloads", "payloads_before", "payloads_after",
        "payloads_default", "partitions", "retired", "discarded_artifacts", "settings", "outbox", "timers", "idempotency", "user_keys",
        "workers", "leaders", "workflow_definitions", "near_misses", "admissions", "feed_queue", "feed", "commits",
        "artifacts", "queue", "schema_migrations", "job_labels", "resumes", "resume_versions", "rates", "webhook_endpoints",
        "webhook_deliveries", "webhook_cursor",
    ]

    /// All that the application may do to tables besides reading them; partitions are reached through their table only.
    private static let rights: [String: Set<String>] = [
        "workers": ["INSERT", "UPDATE", "DELETE"], "leaders": ["INSERT", "UPDATE", "DELETE"], "queue": ["INSERT", "UPDATE", "DELETE"],
        "workflow_definitions": ["INSERT"], "user_keys": ["INSERT"], "artifacts": ["INSERT", "DELETE"],
        "rates": ["INSERT", "UPDATE", "DELETE"],
    ]
    private static let hidden: Set<String> = [
        "events_before", "events_after", "events_default", "payloads_before", "payloads_after", "payloads_default",
    ]

    @Test("The application's role may do what the service needs, and nothing else, table by table")
    func matrix() async throws {
        let database = try await TestStores.database()
        try await database.makeLogin()
        for table in Self.tables {
            for right in ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"] {
                let expected = right == "SELECT" ? !Self.hidden.contains(table) : Self.rights[table]?.contains(right) ?? false
                let found = try await database.value("SELECT has_table_privilege('app_login', 'selvedge.\(table)', '\(right)')")
                #expect(found == (expected ? "t" : "f"), "\(right) on \(table)")
            }
        }
        let listed = try await database.value(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'selvedge' AND tablename !~ '_[0-9]{8}'"
        )
        #expect(listed == "\(Self.tables.count)", "a table that this matrix does not know")
        try await database.drop()
    }

    @Test(
        "The application's role cannot change, remove or add events, nor switch off what guards them",
        arguments: [
            "UPDATE selvedge.events SET entry = ''", "DELETE FROM selvedge.events", "TRUNCATE selvedge.events",
            "INSERT INTO selvedge.events SELECT recorded_at, job_id, 99, type, hash, entry FROM selvedge.events",
            "UPDATE selvedge.events_default SET entry = ''", "DELETE FROM selvedge.events_default", "TRUNCATE selvedge.events_default",
            "ALTER TABLE selvedge.events DISABLE TRIGGER ALL", "DROP TRIGGER events_are_never_changed ON selvedge.events",
            "SET session_replication_role = replica", "DROP TABLE selvedge.events", "CREATE TABLE selvedge.other (a int)",
            "UPDATE selvedge.jobs SET version = 1", "DELETE FROM selvedge.jobs", "DELETE FROM selvedge.payloads",
            "UPDATE selvedge.user_keys SET wrapped = ''", "SELECT selvedge.note_commit('x', 1, 1)",
            "SELECT selvedge.dispatch('x', 1, '{}')", "SELECT selvedge.grant_to('app_login')",
            "SELECT selvedge.protect_partition('events')", "SELECT selvedge.forget_jobs('{}', 1)",
            "SELECT selvedge.drop_partition('x', 1, 0)", "SELECT selvedge.drop_strays('{}', 1, 0)",
            "SELECT selvedge.trim_feed(0, 1)", "DELETE FROM selvedge.events_before", "TRUNCATE selvedge.events_after",
            "DELETE FROM selvedge.job_labels", "UPDATE selvedge.resumes SET version = 9", "DELETE FROM selvedge.resume_versions",
            "SELECT selvedge.grant_service_to('app_login')", "UPDATE selvedge.webhook_endpoints SET host = ''",
            "DELETE FROM selvedge.webhook_deliveries", "UPDATE selvedge.webhook_cursor SET position = 0",
            "SELECT selvedge.webhook_feed_end()", "SELECT selvedge.grant_webhooks_to('app_login')",
        ]
    )
    func isRefused(_ sql: String) async throws {
        let database = try await TestStores.database()
        try await database.makeLogin()
        let store = try await TestStores.open(database, user: "app_login")
        var stream = Stream(1, at: try await store.now())
        try await store.commit(stream.next(2))
        await #expect(throws: ServerFault.self) { try await database.psql(sql, user: "app_login") }
        #expect(try await store.readStream(stream.id, from: 1).map(\.bytes) == stream.entries.map(\.bytes))
        await store.close()
        try await database.drop()
    }

    @Test(
        "Events are append-only for the owner too, even where triggers of replication are off",
        arguments: ["", "SET session_replication_role = replica;"],
        ["events", "events_default", "events_20"]
    )
    func ownerIsRefused(_ setting: String, _ table: String) async throws {
        let database = try await TestStores.database()
        let store = try await TestStores.open(database)
        let now = try await store.now()
        // One job in the default partition, and one in this period's.
        var old = Stream(1, at: now)
        var new = Stream(2, at: now)
        try await store.commit(old.next(2), new.next(2).moved(to: JobID(at: now, random: (1, 2))))
        let name =
            table == "events_20"
            ? try await database.value("SELECT 'events_' || name FROM selvedge.partitions ORDER BY from_ms LIMIT 1") : table
        #expect(try await database.value("SELECT count(*) > 0 FROM selvedge.\(name)") == "t")
        for change in ["UPDATE selvedge.\(name) SET entry = ''", "DELETE FROM selvedge.\(name)", "TRUNCATE selvedge.\(name)"] {
            await #expect(throws: ServerFault.self, "\(change)") { try await database.psql(setting + change) }
        }
        #expect(try await database.value("SELECT count(*) FROM selvedge.events") == "4")
        await store.close()
        try await database.drop()
    }

    @Test(
        "A member of the application's role keeps the stores' contract",
        arguments: JobStoreConformance<PostgreSQLJobStore>.checks + ResumeStoreConformance<PostgreSQLJobStore>.checks
    )
    func memberConforms(_ check: StoreCheck<PostgreSQLJobStore>) async throws {
        let database = try await TestStores.database()
        try await database.makeLogin()
        let clock = ManualClock()
        let store = try await TestStores.open(database, user: "app_login", clock: { clock.now })
        try await check.run(on: store, clock: clock)
        await store.close()
        try await database.drop()
    }
}

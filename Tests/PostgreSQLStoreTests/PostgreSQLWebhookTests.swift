import EventSourcing
import PostgreSQLStore
import ServerSupport
import StoreConformance
import Testing
import Vault
import WebhookConformance
import Webhooks

@Suite("Webhooks in a PostgreSQL store", .serialized)
struct PostgreSQLWebhookTests {
    @Test(
        "A member of the application's role keeps the contract",
        arguments: WebhookStoreConformance<SealingWebhookStore<PostgreSQLJobStore>>.checks
    )
    func conforms(_ check: WebhookStoreCheck<SealingWebhookStore<PostgreSQLJobStore>>) async throws {
        let clock = ManualClock()
        try await Self.with(clock) { store, _, _ in try await check.run(on: store, clock: clock) }
    }

    @Test("Keeps what the fan-out asks", arguments: FanOutCheck.all)
    func fanOut(_ check: FanOutCheck) async throws {
        let clock = ManualClock()
        try await Self.with(clock) { store, jobs, _ in try await check.run(on: store, jobs: jobs, clock: clock) }
    }

    @Test("G13: secrets and URLs are sealed, and go with their user and with their job")
    func sealed() async throws {
        let clock = ManualClock()
        try await Self.with(clock) { store, jobs, database in
            let ada = try #require(UserID("ada"))
            let secret = try #require(WebhookSecret(bytes: [UInt8](repeating: 0x5a, count: 32)))
            let endpoint = try Self.endpoint(1, of: ada, secret, at: clock.now)
            #expect(try await store.insert(endpoint, limit: 1))
            let delivery = WebhookFanOut.test(of: endpoint, id: WebhookDeliveryID(at: clock.now, random: (1, 1)), now: clock.now)
            #expect(try await store.add([delivery]) == 1)
            let text = try await database.value("SELECT e::text || encode(ciphertext, 'escape') FROM selvedge.webhook_endpoints e")
            #expect(text.contains("hooks.test") && !text.contains("verysecretindeed") && !text.contains("whsec"))
            try await jobs.destroyKeys(of: ada)
            #expect(try await database.value("SELECT count(*) FROM selvedge.webhook_endpoints") == "0")
            #expect(try await database.value("SELECT count(*) FROM selvedge.webhook_deliveries") == "0")

            var stream = Stream(1, at: clock.now)
            try await jobs.commit(stream.next())
            #expect(try await store.insert(Self.endpoint(2, of: ada, job: stream.id, secret, at: clock.now), limit: 0))
            try await database.psql("DELETE FROM selvedge.jobs")
            #expect(try await database.value("SELECT count(*) FROM selvedge.webhook_endpoints") == "0")
        }
    }

    @Test("What one host has waiting in thousands does not hold up another's")
    func fair() async throws {
        let clock = ManualClock()
        try await Self.with(clock) { store, _, _ in
            let ada = try #require(UserID("ada"))
            let secret = try #require(WebhookSecret(bytes: [UInt8](repeating: 1, count: 32)))
            let slow = try Self.endpoint(1, of: ada, secret, at: clock.now)
            let fast = try Self.endpoint(2, of: ada, host: "fast.test", secret, at: clock.now)
            for endpoint in [slow, fast] { #expect(try await store.insert(endpoint, limit: 5)) }
            let many = (UInt64(1)...2_000)
                .map { WebhookFanOut.test(of: slow, id: WebhookDeliveryID(at: clock.now, random: (1, $0)), now: clock.now) }
            #expect(try await store.add(many) == 2_000)
            clock.advance(milliseconds: 10)
            _ = try await store.add([
                WebhookFanOut.test(of: fast, id: WebhookDeliveryID(at: clock.now, random: (1, 1)), now: clock.now)
            ])
            let taken = try await store.takeDue(DueQuery(limit: 16, perHost: 4, leaseMilliseconds: 60_000))
            #expect(taken.map(\.endpoint.host) == Array(repeating: "hooks.test", count: 4) + ["fast.test"])
            let more = try await store.takeDue(DueQuery(limit: 11, perHost: 4, busy: ["hooks.test": 4], leaseMilliseconds: 60_000))
            #expect(more.isEmpty)
        }
    }

    private static func endpoint(
        _ number: UInt64,
        of user: UserID,
        job: JobID? = nil,
        host: String = "hooks.test",
        _ secret: WebhookSecret,
        at time: Timestamp
    ) throws -> WebhookEndpoint {
        WebhookEndpoint(
            id: WebhookEndpointID(at: time, random: (0, number)),
            userID: user,
            jobID: job,
            url: try TargetURL("https://\(host)/of?key=verysecretindeed"),
            secrets: [EndpointSecret(secret: secret)],
            createdAt: time
        )
    }

    private static func with(
        _ clock: ManualClock,
        _ body: (SealingWebhookStore<PostgreSQLJobStore>, PostgreSQLJobStore, TestDatabase) async throws -> Void
    ) async throws {
        let database = try await TestStores.database()
        try await database.makeLogin()
        let jobs = try await TestStores.open(database, user: "app_login", clock: { clock.now })
        let result: Result<Void, any Error>
        do {
            let store = SealingWebhookStore(jobs, vault: PayloadVault(master: MasterKey(), keys: jobs))
            result = .success(try await body(store, jobs, database))
        } catch {
            result = .failure(error)
        }
        await jobs.close()
        try await database.drop()
        try result.get()
    }
}

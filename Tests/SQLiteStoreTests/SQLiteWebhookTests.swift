import EventSourcing
import FoundationEssentials
import SQLiteStore
import StoreConformance
import Testing
import Vault
import WebhookConformance
import Webhooks

@Suite("Webhooks in a SQLite store")
struct SQLiteWebhookTests {
    @Test("Keeps the contract", arguments: WebhookStoreConformance<SealingWebhookStore<SQLiteJobStore>>.checks)
    func conforms(_ check: WebhookStoreCheck<SealingWebhookStore<SQLiteJobStore>>) async throws {
        let clock = ManualClock()
        try await Self.with(clock) { store, _, _ in try await check.run(on: store, clock: clock) }
    }

    @Test("Keeps what the fan-out asks", arguments: FanOutCheck.all)
    func fanOut(_ check: FanOutCheck) async throws {
        let clock = ManualClock()
        try await Self.with(clock) { store, jobs, _ in try await check.run(on: store, jobs: jobs, clock: clock) }
    }

    @Test("G13: neither the secret nor the URL of an endpoint is in any file, and erasing the user removes it with its deliveries")
    func sealed() async throws {
        let clock = ManualClock()
        try await Self.with(clock) { store, jobs, path in
            let ada = try #require(UserID("ada"))
            let secret = try #require(WebhookSecret(bytes: [UInt8](repeating: 0x5a, count: 32)))
            let endpoint = WebhookEndpoint(
                id: WebhookEndpointID(at: clock.now, random: (0, 1)),
                userID: ada,
                url: try TargetURL("https://hooks.test/of?key=verysecretindeed"),
                secrets: [EndpointSecret(secret: secret)],
                createdAt: clock.now
            )
            #expect(try await store.insert(endpoint, limit: 1))
            let delivery = WebhookFanOut.test(of: endpoint, id: WebhookDeliveryID(at: clock.now, random: (1, 1)), now: clock.now)
            #expect(try await store.add([delivery]) == 1)
            let files = try FileManager.default.contentsOfDirectory(atPath: path)
            let bytes = try files.map { try Data(contentsOf: URL(filePath: path + "/" + $0)) }
            for text in [secret.revealed, String(secret.revealed.dropFirst(6)), "verysecretindeed"] {
                #expect(!bytes.contains { $0.firstRange(of: Data(text.utf8)) != nil })
            }
            #expect(bytes.contains { $0.firstRange(of: Data("hooks.test".utf8)) != nil }, "the search finds what is in clear")
            try await jobs.destroyKeys(of: ada)
            #expect(try await store.endpoint(endpoint.id, of: ada) == nil)
            #expect(try await store.delivery(delivery.id, of: ada) == nil)
            #expect(try await store.insert(endpoint, limit: 1), "who comes back gets a new key")
            #expect(try await store.endpoint(endpoint.id, of: ada) == endpoint)
        }
    }

    private static func with(
        _ clock: ManualClock,
        _ body: (SealingWebhookStore<SQLiteJobStore>, SQLiteJobStore, String) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        let jobs = try SQLiteJobStore.open(at: directory.path, createIfMissing: true, clock: { clock.now })
        try await body(SealingWebhookStore(jobs, vault: PayloadVault(master: MasterKey(), keys: jobs)), jobs, directory.path)
        try jobs.close()
    }
}

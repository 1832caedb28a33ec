import EventSourcing
import StoreConformance
import Testing
import WebhookConformance
import Webhooks

@Suite("The webhook store in memory")
struct InMemoryWebhookStoreTests {
    @Test("keeps the contract", arguments: WebhookStoreConformance<InMemoryWebhookStore>.checks)
    func contract(_ check: WebhookStoreCheck<InMemoryWebhookStore>) async throws {
        let clock = ManualClock()
        try await check.run(on: InMemoryWebhookStore { clock.now }, clock: clock)
    }

    @Test("keeps what the fan-out asks", arguments: FanOutCheck.all)
    func fanOut(_ check: FanOutCheck) async throws {
        let clock = ManualClock()
        let jobs = InMemoryJobStore { clock.now }
        try await check.run(on: InMemoryWebhookStore(jobs: jobs) { clock.now }, jobs: jobs, clock: clock)
    }
}

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
}

import EventSourcing
import StoreConformance
import Testing

@Suite("In-memory store")
struct InMemoryJobStoreTests {
    @Test("Keeps the stores' contract", arguments: JobStoreConformance<InMemoryJobStore>.checks)
    func conforms(_ check: StoreCheck<InMemoryJobStore>) async throws {
        let clock = ManualClock()
        try await check.run(on: InMemoryJobStore(clock: { clock.now }), clock: clock)
    }

    @Test("Keeps résumés as stores must", arguments: ResumeStoreConformance<InMemoryJobStore>.checks)
    func keepsResumes(_ check: StoreCheck<InMemoryJobStore>) async throws {
        let clock = ManualClock()
        try await check.run(on: InMemoryJobStore(clock: { clock.now }), clock: clock)
    }
}

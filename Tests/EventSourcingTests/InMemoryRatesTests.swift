import EventSourcing
import StoreConformance
import Testing

@Suite("Rates in memory")
struct InMemoryRatesTests {
    @Test("Keeps the contract of rates", arguments: RateStoreConformance.checks)
    func conforms(_ check: RateCheck) async throws {
        let clock = ManualClock()
        try await check.run(on: InMemoryRates(clock: { clock.now }), clock: clock)
    }

    @Test("What says nothing any more is forgotten, however many users come by")
    func bounded() async throws {
        let clock = ManualClock()
        let rates = InMemoryRates(clock: { clock.now })
        for number in 0..<10_000 {
            let user = try #require(UserID("user-\(number)"))
            #expect(await rates.take(1, of: user, from: "requests", TokenBucket(rate: 10, burst: 1)).isAllowed)
            clock.advance(milliseconds: 1)
        }
        #expect(await rates.size < 2500)
    }
}

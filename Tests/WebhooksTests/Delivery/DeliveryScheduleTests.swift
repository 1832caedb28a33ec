import Testing
import Webhooks

@Suite("The schedule of deliveries")
struct DeliveryScheduleTests {
    @Test("has nine tries, and means to spread them over about a day")
    func standard() {
        var generator = SystemRandomNumberGenerator()
        let schedule = DeliverySchedule.standard
        let seconds: [Int64] = [5, 30, 120, 600, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600]
        #expect(schedule.nominalMilliseconds == seconds.map { $0 * 1_000 })
        for failures in 1...8 { #expect(schedule.wait(afterFailures: failures, using: &generator) != nil) }
        #expect(schedule.wait(afterFailures: 9, using: &generator) == nil)
        #expect(schedule.wait(afterFailures: 10, using: &generator) == nil)
        #expect(schedule.wait(afterFailures: 0, using: &generator) == nil)
    }

    @Test("draws each wait anew, from nothing to twice its mean")
    func jitter() throws {
        var generator = CountingGenerator()
        let schedule = DeliverySchedule(nominalMilliseconds: [5_000], retryAfterLimitMilliseconds: 0)
        let waits = try (0..<2_000).map { _ in try #require(schedule.wait(afterFailures: 1, using: &generator)) }
        #expect(waits.allSatisfy { (0...10_000).contains($0) })
        #expect(waits.min().map { $0 < 100 } == true)
        #expect(waits.max().map { $0 > 9_900 } == true)
        #expect((4_700...5_300).contains(waits.reduce(0, +) / 2_000))
    }

    @Test("is lengthened by what a receiver asks for, up to a limit, and never shortened")
    func retryAfter() {
        var generator = SystemRandomNumberGenerator()
        let none = DeliverySchedule(nominalMilliseconds: [0], retryAfterLimitMilliseconds: 60_000)
        #expect(none.wait(afterFailures: 1, retryAfterMilliseconds: 7_000, using: &generator) == 7_000)
        #expect(none.wait(afterFailures: 1, retryAfterMilliseconds: 61_000, using: &generator) == 60_000)
        #expect(none.wait(afterFailures: 1, retryAfterMilliseconds: .max, using: &generator) == 60_000)
        #expect(none.wait(afterFailures: 1, retryAfterMilliseconds: -5, using: &generator) == 0)
        #expect(none.wait(afterFailures: 2, retryAfterMilliseconds: 7_000, using: &generator) == nil)
        var first = CountingGenerator()
        var second = CountingGenerator()
        let day = DeliverySchedule.standard
        #expect(
            day.wait(afterFailures: 8, using: &first) == day.wait(afterFailures: 8, retryAfterMilliseconds: 1, using: &second)
        )
    }

    @Test("of no waits has one try")
    func once() {
        var generator = SystemRandomNumberGenerator()
        let schedule = DeliverySchedule(nominalMilliseconds: [], retryAfterLimitMilliseconds: 1_000)
        #expect(schedule.wait(afterFailures: 1, retryAfterMilliseconds: 500, using: &generator) == nil)
    }
}

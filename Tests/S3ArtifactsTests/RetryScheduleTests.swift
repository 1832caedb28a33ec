import Testing

@testable import S3Artifacts

@Suite("Pauses between tries")
struct RetryScheduleTests {
    @Test("Bounds double from the first to the most, and stay there")
    func bounds() {
        let schedule = RetrySchedule(base: .milliseconds(50), most: .seconds(2))
        #expect((1...4).map { schedule.bound(afterTry: $0) } == [50, 100, 200, 400].map { .milliseconds($0) })
        for number in [7, 100, .max] { #expect(schedule.bound(afterTry: number) == .seconds(2)) }
    }

    @Test("Pauses are drawn from all between nothing and the bound")
    func jitter() {
        let schedule = RetrySchedule()
        var generator = SystemRandomNumberGenerator()
        let pauses = (0..<1000).map { _ in schedule.pause(afterTry: 5, using: &generator) / schedule.bound(afterTry: 5) }
        #expect(pauses.allSatisfy { (0...1).contains($0) })
        // A thousand even draws miss a tenth of the range once in 10⁴⁵ runs.
        for tenth in 0..<10 { #expect(pauses.contains { Int($0 * 10) == tenth }) }
    }
}

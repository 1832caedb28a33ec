import AMQP
import Testing

@Suite("Backoff")
struct AMQPBackoffTests {
    @Test("Waits double up to the most and are drawn from their upper half")
    func growth() {
        let backoff = AMQPBackoff(first: .milliseconds(100), most: .seconds(1))
        let longest = (1...6).map { backoff.delay(afterFailures: $0, random: 1) }
        #expect(longest == [.milliseconds(100), .milliseconds(200), .milliseconds(400), .milliseconds(800), .seconds(1), .seconds(1)])
        #expect(backoff.delay(afterFailures: 3, random: 0) == .milliseconds(200))
        #expect(backoff.delay(afterFailures: 1_000_000, random: 1) == .seconds(1))
    }
}

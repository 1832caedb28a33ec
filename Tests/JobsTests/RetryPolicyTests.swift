import Jobs
import Testing

@Suite("Backoff with full jitter")
struct RetryPolicyTests {
    private let policy = RetryPolicy(maxAttempts: 9, baseMilliseconds: 100, capMilliseconds: 1500)

    @Test("the ceiling doubles with each failure up to the cap", arguments: zip(1...7, [100, 200, 400, 800, 1500, 1500, 1500] as [Int64]))
    func staysInBounds(failures: Int, ceiling: Int64) {
        let delays = (0..<2000 as Range<UInt64>).map { self.policy.delay(afterFailures: failures, seed: $0) }
        #expect(delays.allSatisfy { (0...ceiling).contains($0) })
        let mean = delays.reduce(0, +) / Int64(delays.count)
        #expect((ceiling * 45 / 100...ceiling * 55 / 100).contains(mean), "spread over the whole range, mean \(mean) of \(ceiling)")
    }

    @Test("G14: the same seed and failure give the same delay, other seeds and failures others")
    func repeats() {
        let first = (1...6).map { self.policy.delay(afterFailures: $0, seed: 7) }
        #expect(first == (1...6).map { self.policy.delay(afterFailures: $0, seed: 7) })
        #expect(first == [59, 147, 26, 700, 285, 528])
        #expect(first != (1...6).map { self.policy.delay(afterFailures: $0, seed: 8) })
    }

    @Test("policies at the edge of their numbers still have an answer")
    func extremes() {
        let largest = RetryPolicy(maxAttempts: .max, baseMilliseconds: .max, capMilliseconds: .max)
        #expect(largest.delay(afterFailures: .max, seed: .max) >= 0)
        #expect(RetryPolicy.never.delay(afterFailures: 1, seed: 1) == 0)
        #expect(RetryPolicy(maxAttempts: 2, baseMilliseconds: -5, capMilliseconds: 10).delay(afterFailures: -1, seed: 1) == 0)
    }

    @Test("the seed of a step depends on the job's seed and the step's name")
    func seeds() {
        #expect(SplitMix64.seed(1, for: "a") == SplitMix64.seed(1, for: "a"))
        #expect(SplitMix64.seed(1, for: "a") != SplitMix64.seed(1, for: "b"))
        #expect(SplitMix64.seed(1, for: "a") != SplitMix64.seed(2, for: "a"))
    }

    @Test("the generator gives the published sequence")
    func published() {
        var generator = SplitMix64(seed: 1_234_567)
        #expect((0..<3).map { _ in generator.next() } == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }
}

import EventSourcing
import HTTPAPI
import Testing

@Suite struct RequestRateTests {
    private let world = World()
    /// Slow enough to gain nothing while a test runs.
    private let bucket = TokenBucket(rate: 0.001, burst: 40)

    @Test func aUserGetsAsMuchAsTheBucketHoldsAndIsToldSo() async throws {
        let rates = CountedRates()
        try await self.world.serving(rates: RateRules(store: rates, requests: self.bucket)) { api in
            for number in 1...40 {
                let answer = try await api.get("/api/v1/jobs")
                #expect(answer.status == 200, "request \(number)")
                #expect(answer.header("RateLimit-Policy") == "\"requests\";q=40;w=40000")
                let rest = 40 - number
                #expect(answer.header("RateLimit") == "\"requests\";r=\(rest);t=\(number * 1000)")
            }
            #expect(rates.questions == 8, "five at once are asked for")
            let refused = try await api.get("/api/v1/jobs")
            #expect(refused.status == 429)
            #expect(refused.problem == "rate-limited")
            #expect(refused.header("RateLimit") == "\"requests\";r=0;t=40000")
            let wait = try #require(refused.header("Retry-After").flatMap { Int($0) })
            #expect((990...1000).contains(wait))
            for _ in 0..<50 { #expect(try await api.get("/api/v1/jobs").status == 429) }
            #expect(rates.questions == 9, "who is refused is not asked about again")
            #expect(try await api.by("grace").get("/api/v1/jobs").status == 200, "others have their own")
            let problem = try await api.by("grace").get("/api/v1/jobs/none")
            #expect(problem.status == 404)
            #expect(problem.header("RateLimit") == "\"requests\";r=38;t=2000", "problems say it too")
        }
    }

    @Test func requestsAtTheSameMomentAreCountedOnceEachAndAskTogether() async throws {
        let rates = CountedRates()
        try await self.world.serving(rates: RateRules(store: rates, requests: self.bucket)) { api in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<100 { group.addTask { try await api.get("/api/v1/jobs").status } }
                return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(statuses == [200: 40, 429: 60])
            #expect(rates.questions == 9)
        }
    }

    @Test func processesShareTheBucketAndWhatOneHoldsIsBounded() async throws {
        let rates = CountedRates()
        let rules = RateRules(store: rates, requests: self.bucket)
        let other = World()
        try await self.world.serving(rates: rules) { first in
            try await other.serving(rates: rules) { second in
                var granted = 0
                var refused = 0
                while refused < 10 {
                    for api in [first, second] {
                        if try await api.get("/api/v1/jobs").status == 200 { granted += 1 } else { refused += 1 }
                    }
                }
                #expect(granted == 40)
            }
        }
    }

    @Test func whoWatchesOverTheServiceIsNotCountedAndStreamsAre() async throws {
        let rates = CountedRates()
        let rules = RateRules(store: rates, requests: TokenBucket(rate: 0.001, burst: 1))
        try await self.world.serving(rates: rules) { api in
            for _ in 0..<5 {
                let health = try await api.get("/healthz")
                #expect(health.status == 200)
                let readiness = try await api.get("/readyz")
                #expect(readiness.header("RateLimit") == nil)
            }
            #expect(rates.questions == 0)
            // Nor does saying that one wants a stream help anybody.
            let stream = [("Accept", "text/event-stream")]
            let first = try await api.get("/api/v1/jobs", headers: stream)
            #expect(first.status == 200)
            let second = try await api.get("/api/v1/jobs", headers: stream)
            #expect(second.status == 429)
        }
    }

    @Test func withoutTheStoreNobodyIsHeldUp() async throws {
        let rates = CountedRates()
        rates.goDown()
        let rules = RateRules(store: rates, requests: TokenBucket(rate: 0.001, burst: 1), jobs: .hourly(1))
        try await self.world.serving(rates: rules) { api in
            for _ in 0..<20 { #expect(try await api.get("/api/v1/jobs").status == 200) }
            #expect(rates.questions < 20, "a store that is down is not asked with every request")
            _ = try await api.submit()
            _ = try await api.submit()
        }
    }
}

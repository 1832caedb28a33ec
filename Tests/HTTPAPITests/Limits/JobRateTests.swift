import EventSourcing
import HTTPAPI
import Testing

@Suite struct JobRateTests {
    private let world = World()
    private let rates = CountedRates()

    @Test func soManyJobsAnHourAndRepeatsCostNone() async throws {
        try await self.world.serving(rates: RateRules(store: self.rates, jobs: .hourly(3))) { api in
            let key = [("Idempotency-Key", "k-1")]
            for _ in 0..<5 {
                let answer = try await api.post("/api/v1/jobs", API.submission(), headers: key)
                #expect(answer.status == 202)
            }
            let second = try await api.post("/api/v1/jobs", API.submission())
            #expect(second.header("RateLimit-Policy") == "\"jobs\";q=3;w=3600")
            #expect(second.header("RateLimit")?.hasPrefix("\"jobs\";r=1;t=3") == true)
            _ = try await api.submit()
            let refused = try await api.post("/api/v1/jobs", API.submission())
            #expect(refused.status == 429)
            let wait = try #require(refused.header("Retry-After").flatMap { Int($0) })
            #expect((3500...3600).contains(wait))
            #expect(try await api.get("/api/v1/jobs").list("jobs").count == 3)
            #expect(try await api.post("/api/v1/jobs", API.submission(), headers: key).status == 202, "a repeat makes no job")
            #expect(try await api.post("/api/v1/jobs", #"{"workflow":1}"#).status == 422, "what is no submission costs none")
        }
    }

    @Test func aBatchCountsEachJobAndMakesThoseThatAreAllowed() async throws {
        try await self.world.serving(rates: RateRules(store: self.rates, jobs: .hourly(3))) { api in
            let jobs = [API.submission(), #"{"workflow":1}"#, API.submission(), API.submission(), API.submission(), API.submission()]
            let answer = try await api.post("/api/v1/jobs/batch", "{\"jobs\":[\(jobs.joined(separator: ","))]}")
            #expect(answer.status == 200)
            #expect(answer.list("results").compactMap { $0["status"] as? Int } == [202, 422, 202, 202, 429, 429])
            #expect(answer.header("RateLimit")?.hasPrefix("\"jobs\";r=0;t=") == true)
            #expect(try await api.get("/api/v1/jobs").list("jobs").count == 3)
        }
    }
}

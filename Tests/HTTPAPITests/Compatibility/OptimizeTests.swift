import EventSourcing
import HTTPAPI
import Testing

@Suite struct OptimizeTests {
    private let world = World()

    private static func body(_ more: String = "", posting: String = "We look for an engineer, with all papers.") -> String {
        #"{"resume":{"basics":{"name":"Ada"}},"jobDescription":"\#(posting)"\#(more)}"#
    }

    private static let json = [("Content-Type", "application/json")]

    @Test func aJobRunsBeforeTheAnswerWhenTheClientAsksForThat() async throws {
        try await self.world.serving { api in
            let answer = try await api.send("PUT", "/api/optimize?async=false", headers: Self.json, body: Self.body(#","priority":9"#))
            #expect(answer.status == 200)
            #expect(answer["status"] as? String == "completed")
            #expect(answer["progress"] as? Int == 100)
            #expect(answer["priority"] as? Int == 9)
            let result = try #require(answer["result"] as? [String: Any])
            #expect((result["resume"] as? [String: [String: String]])?["basics"] == ["name": "Ada"])
            #expect((result["report"] as? [String: Int]) == ["score": 42])
            #expect(try await api.get(try #require(result["pdf_url"] as? String)).status == 200)
        }
    }

    @Test func aJobIsPendingThenReadListedAndErased() async throws {
        try await self.world.serving { api in
            let made = try await api.send("PUT", "/api/optimize", headers: Self.json, body: Self.body())
            #expect(made.status == 202)
            let id = try #require(made["job_id"] as? String)
            #expect(made.header("Location") == "/api/jobs/\(id)")
            try await api.settled(id)
            #expect(try await api.get("/api/jobs/\(id)")["status"] as? String == "completed")
            let list = try await api.get("/api/jobs?status=completed&limit=1&offset=0")
            #expect(list.list("jobs").compactMap { $0["job_id"] as? String } == [id])
            #expect(try await api.get("/api/jobs?offset=1").list("jobs").isEmpty)
            #expect(try await api.get("/api/jobs?workflow=tailor&created_from=2020-01-01T00:00:00Z").list("jobs").count == 1)
            for filter in ["workflow=reviewed", "created_before=2020-01-01T00:00:00Z"] {
                #expect(try await api.get("/api/jobs?\(filter)").list("jobs").isEmpty)
            }
            #expect(try await api.by("eve").get("/api/jobs/\(id)").status == 404, "G13")
            #expect(try await api.send("DELETE", "/api/jobs/\(id)").status == 204)
            #expect(try await api.get("/api/jobs/\(id)").json["result"] is [String: Any] == false)
        }
    }

    @Test func aRunningJobIsCalledSoAndCancelled() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("hanging")
            try await eventually("it runs") { try await api.get("/api/jobs/\(id)")["status"] as? String == "running" }
            #expect(try await api.get("/api/jobs?status=running").list("jobs").count == 1)
            #expect(try await api.get("/api/jobs?status=processing").status == 422)
            #expect(try await api.send("DELETE", "/api/jobs/\(id)").status == 409)
            #expect(try await api.post("/api/jobs/\(id)/cancel").status == 202)
            try await eventually("it is cancelled") { try await api.get("/api/jobs/\(id)")["status"] as? String == "cancelled" }
        }
    }

    @Test(arguments: [(1, "low", 1), (3, "low", 3), (4, "default", 4), (7, "default", 7), (8, "high", 8), (10, "high", 10)])
    func prioritiesHaveTheirQueues(number: Int, queue: String, shown: Int) async throws {
        try await self.world.serving { api in
            let made = try await api.send("PUT", "/api/optimize", headers: Self.json, body: Self.body(#","priority":\#(number)"#))
            let id = try #require(made["job_id"] as? String)
            #expect(made["priority"] as? Int == shown)
            #expect(try await api.get("/api/v1/jobs/\(id)")["priority"] as? String == queue)
        }
    }

    @Test func pagesFollowEachOtherByCursor() async throws {
        try await self.world.serving { api in
            var made: [String] = []
            for _ in 0..<3 { made.append(try await api.submit("reviewed")) }
            let first = try await api.get("/api/jobs?limit=2")
            let cursor = try #require(first["next_cursor"] as? String)
            let second = try await api.get("/api/jobs?limit=2&cursor=\(cursor)")
            let ids = (first.list("jobs") + second.list("jobs")).compactMap { $0["job_id"] as? String }
            #expect(ids == made.reversed())
        }
    }

    @Test func plainTextIsTakenAndWhatWasNotUnderstoodSaid() async throws {
        try await self.world.serving { api in
            let body = #"{"cvText":"Ada Marlowe\nDate of birth: 1.2.1990\n\nSkills\nSwift\n","jobDescription":"Engineer."}"#
            let answer = try await api.send("PUT", "/api/optimize", headers: Self.json, body: body)
            #expect(answer.status == 202)
            #expect(answer["not_understood"] as? [String] == ["Date of birth: 1.2.1990"])
        }
    }

    @Test(arguments: [
        (#"{"jobDescription":"x"}"#, "/resume"), (#"{"resume":{"basics":{}},"cvText":"Skills\nSwift","jobDescription":"x"}"#, "/cvText"),
        (#"{"resume":{"basics":{}}}"#, "/jobDescription"), (#"{"resume":{"basics":{}},"jobDescription":"x","priority":11}"#, "/priority"),
        (#"{"resume":{"basics":{}},"jobDescription":"x","workflow":"y"}"#, "/workflow"),
        (#"{"resume":{"basics":{}},"jobDescription":"x","theme":"ugly"}"#, "/theme"),
    ])
    func whatIsWrongIsNamedAsItWasSent(body: String, place: String) async throws {
        try await self.world.serving { api in
            let answer = try await api.send("PUT", "/api/optimize", headers: Self.json, body: body)
            #expect(answer.status == 422)
            #expect(answer.places == [place])
        }
    }

    @Test func aJobsEventsAreStreamedUntilItEnds() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            var stream = try await api.stream("/api/jobs/events?job_id=\(id)")
            let names = try await stream.events(upTo: "end").map(\.name)
            #expect(names.first == "JobCreated" && names.suffix(2) == ["JobCompleted", "end"])
            #expect(try await api.by("eve").streamStatus("/api/jobs/events?job_id=\(id)") == 404, "G13")
            #expect(try await api.by(nil).streamStatus("/api/jobs/events?job_id=\(id)&token=eve") == 404)
        }
    }

    @Test func jobsOfTheseRoutesCountAsAllOthers() async throws {
        try await self.world.serving(rates: RateRules(store: CountedRates(), jobs: .hourly(1))) { api in
            let first = try await api.send("PUT", "/api/optimize", headers: Self.json, body: Self.body())
            #expect(first.status == 202)
            let second = try await api.send("PUT", "/api/optimize", headers: Self.json, body: Self.body())
            #expect(second.status == 429)
        }
    }
}

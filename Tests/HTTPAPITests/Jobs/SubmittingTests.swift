import EventSourcing
import HTTPAPI
import JobRuntime
import Testing

@Suite struct SubmittingTests {
    private let world = World()

    @Test func aJobIsMadeAndFoundWhereLocationSays() async throws {
        try await self.world.serving { api in
            let answer = try await api.post("/api/v1/jobs", API.submission())
            #expect(answer.status == 202)
            let id = try #require(answer["id"] as? String)
            #expect(answer.header("Location") == "/api/v1/jobs/\(id)")
            #expect((answer["links"] as? [String: Any])?["events"] as? String == "/api/v1/jobs/\(id)/events")
            try await api.settled(id)
        }
    }

    @Test func g4TheSameKeyWithTheSameBodyGivesTheSameJobAndWithAnotherBodyAProblem() async throws {
        try await self.world.serving { api in
            let key = [("Idempotency-Key", "application-17")]
            let first = try await api.post("/api/v1/jobs", API.submission(), headers: key)
            let again = try await api.post("/api/v1/jobs", API.submission(), headers: key)
            #expect(again.status == 202)
            #expect(first["id"] as? String == again["id"] as? String)
            #expect(first.header("Idempotency-Replayed") == nil)
            #expect(again.header("Idempotency-Replayed") == "true")
            let other = try await api.post("/api/v1/jobs", API.submission(posting: "Another."), headers: key)
            #expect(other.status == 422)
            #expect(other.problem == "idempotency-key-reused")
            let others = try await api.by("grace").post("/api/v1/jobs", API.submission(), headers: key)
            #expect(others["id"] as? String != first["id"] as? String, "keys are each user's own")
        }
    }

    @Test func anIdempotencyKeyThatIsNoneIsRefused() async throws {
        try await self.world.serving { api in
            for key in ["", "two words", String(repeating: "k", count: 256)] {
                let answer = try await api.post("/api/v1/jobs", API.submission(), headers: [("Idempotency-Key", key)])
                #expect(answer.status == 400)
                #expect(answer.places == ["Idempotency-Key"])
            }
        }
    }

    @Test func whoPrefersToWaitGetsTheFinishedJob() async throws {
        try await self.world.serving { api in
            let answer = try await api.post("/api/v1/jobs", API.submission(), headers: [("Prefer", "respond-async, wait=30")])
            #expect(answer.status == 200)
            #expect(answer["status"] as? String == "completed")
            #expect(answer.header("Preference-Applied") == "wait=30")
            #expect(answer.list("artifacts").compactMap { $0["name"] as? String } == ["resume.pdf"])
        }
    }

    @Test func whoWaitsInVainIsTold202() async throws {
        try await self.world.serving { api in
            let answer = try await api.post("/api/v1/jobs", API.submission("reviewed"), headers: [("Prefer", "wait=1")])
            #expect(answer.status == 202)
            #expect(answer["status"] as? String == "processing")
        }
    }

    @Test func unknownMissingAndMistypedFieldsAreAllNamedAtOnce() async throws {
        try await self.world.serving { api in
            let body = #"{"resume":[],"posting":{"text":"x","markdown":"y"},"colour":"red","maxPages":11,"priority":"urgent","tone":7}"#
            let answer = try await api.post("/api/v1/jobs", body)
            #expect(answer.status == 422)
            #expect(answer.problem == "invalid-fields")
            #expect(answer.header("Content-Type") == "application/problem+json")
            #expect(Set(answer.places) == ["/resume", "/posting/markdown", "/colour", "/maxPages", "/priority", "/tone"])
            let empty = try await api.post("/api/v1/jobs", "{}")
            #expect(Set(empty.places) == ["/resume", "/posting"])
            let both = try await api.post("/api/v1/jobs", #"{"resume":{},"posting":{"text":"x","html":"y"}}"#)
            #expect(both.places == ["/posting"])
        }
    }

    @Test func g13WhatIsRefusedIsNotRepeated() async throws {
        try await self.world.serving { api in
            let body = API.submission(more: #","theme":"ugly","tone":"secret words"#)
            for answer in [try await api.post("/api/v1/jobs", body), try await api.post("/api/v1/jobs", body + #"","page":5}"#)] {
                #expect(!answer.text.contains("secret words"))
                #expect(!answer.text.contains("engineer"))
            }
            #expect(try await api.post("/api/v1/jobs", API.submission(more: #","theme":"ugly""#)).places == ["/theme"])
        }
    }

    @Test(arguments: [
        ("{\"resume\":{}", "/api/v1/jobs"), ("[]", "/api/v1/jobs"), ("nothing", "/api/v1/jobs"), ("{} {}", "/api/v1/jobs"),
        ("{\"resume\":{},\"resume\":{}}", "/api/v1/jobs"), ("{\"resume\":{\"basics\":{\"a\":1,\"a\":2}}}", "/api/v1/jobs"),
        ("{\"a\":" + String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "}", "/api/v1/jobs"),
        ("{\"jobs\":[}", "/api/v1/jobs/batch"),
    ])
    func whatIsNotStrictJSONIsRefused(body: String, path: String) async throws {
        try await self.world.serving { api in
            let answer = try await api.post(path, body)
            #expect(answer.status == 400)
            #expect(answer.problem == "malformed-request")
            #expect(answer.places.count == 1)
        }
    }

    @Test func onlyJSONIsTaken() async throws {
        try await self.world.serving { api in
            for type in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1"] {
                let answer = try await api.send("POST", "/api/v1/jobs", headers: [("Content-Type", type)], body: API.submission())
                #expect(answer.status == 415)
            }
            let untyped = try await api.send("POST", "/api/v1/jobs", body: API.submission())
            #expect(untyped.status == 415)
            let typed = try await api.send(
                "POST",
                "/api/v1/jobs",
                headers: [("Content-Type", "application/JSON ; charset=\"UTF-8\"")],
                body: API.submission()
            )
            #expect(typed.status == 202)
        }
    }

    @Test func aBodyThatIsTooLargeIsRefused() async throws {
        try await self.world.serving(limits: HTTPLimits(bodyBytes: 10_000, shutdownDeadline: .seconds(5))) { api in
            let answer = try await api.post("/api/v1/jobs", API.submission(posting: String(repeating: "x", count: 10_000)))
            #expect(answer.status == 413)
            #expect(answer.problem == "content-too-large")
        }
    }

    @Test func aBatchIsJudgedOneByOneAndCommittedAtOnce() async throws {
        let submitter = try self.world.submitter()
        try await self.world.serving(submitter) { api in
            let good = API.submission()
            let before = await submitter.committer.statistics
            let answer = try await api.post(
                "/api/v1/jobs/batch",
                #"{"jobs":[\#(good),{"resume":{}},\#(good),7,\#(API.submission("none"))]}"#
            )
            #expect(answer.status == 200)
            let results = answer.list("results")
            #expect(results.compactMap { $0["status"] as? Int } == [202, 422, 202, 422, 422])
            let problem = try #require(results[1]["problem"] as? [String: Any])
            let errors = try #require(problem["errors"] as? [[String: Any]])
            #expect(errors.compactMap { $0["pointer"] as? String } == ["/jobs/1/posting"])
            let ids = Set(results.compactMap { ($0["job"] as? [String: Any])?["id"] as? String })
            #expect(ids.count == 2)
            let after = await submitter.committer.statistics
            #expect(after.commits - after.emptyCommits - (before.commits - before.emptyCommits) == 1)
            for id in ids { #expect(try await api.get("/api/v1/jobs/\(id)").status == 200) }
        }
    }

    @Test func g4ABatchWithAKeyGivesTheSameJobsAgain() async throws {
        try await self.world.serving { api in
            let body = #"{"jobs":[\#(API.submission()),\#(API.submission(posting: "Another."))]}"#
            let key = [("Idempotency-Key", "batch")]
            let ids = { (answer: Answer) in answer.list("results").compactMap { ($0["job"] as? [String: Any])?["id"] as? String } }
            let first = ids(try await api.post("/api/v1/jobs/batch", body, headers: key))
            #expect(Set(first).count == 2)
            #expect(ids(try await api.post("/api/v1/jobs/batch", body, headers: key)) == first)
        }
    }

    @Test func aBatchHasOneToAHundredJobs() async throws {
        try await self.world.serving { api in
            for count in [0, 101] {
                let jobs = Array(repeating: "{}", count: count).joined(separator: ",")
                let answer = try await api.post("/api/v1/jobs/batch", #"{"jobs":[\#(jobs)]}"#)
                #expect(answer.status == 422)
                #expect(answer.places == ["/jobs"])
            }
        }
    }
}

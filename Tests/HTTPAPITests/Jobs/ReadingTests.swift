import HTTPAPI
import Testing

@Suite struct ReadingTests {
    private let world = World()

    @Test func aJobIsShownWithItsStepsTimesAndArtifacts() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let job = try await api.get("/api/v1/jobs/\(id)")
            #expect(job["progress"] as? Int == 100)
            let steps = job.list("steps")
            #expect(steps.compactMap { $0["name"] as? String } == ["prepare", "render"])
            #expect(steps.allSatisfy { $0["status"] as? String == "completed" && $0["attempts"] as? Int == 1 })
            #expect(steps.allSatisfy { ($0["startedAt"] as? String)?.hasSuffix("Z") == true && $0["endedAt"] != nil })
            #expect(job.list("artifacts").first?["href"] as? String == "/api/v1/jobs/\(id)/artifacts/resume.pdf")
        }
    }

    @Test func aFailedJobSaysWhereAndAsWhichCodeAndNotWhatWasSaid() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("failing")
            try await api.settled(id, as: "failed")
            let job = try await api.get("/api/v1/jobs/\(id)")
            #expect(job["errorCode"] as? String == "no_paper")
            #expect(job["step"] as? String == "print")
            #expect(!job.text.contains("secret words"), "G13")
        }
    }

    @Test func aVersionThatTheClientHasIsNotSentAgain() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            try await api.reaches(id, stage: "waiting")
            let first = try await api.get("/api/v1/jobs/\(id)")
            let tag = try #require(first.header("ETag"))
            #expect(tag == "\"\(try #require(first["version"] as? Int))\"")
            for known in [tag, "W/\(tag)", "\"0\", \(tag)", "*"] {
                let again = try await api.get("/api/v1/jobs/\(id)", headers: [("If-None-Match", known)])
                #expect(again.status == 304)
                #expect(again.body.isEmpty)
                #expect(again.header("ETag") == tag)
            }
            _ = try await api.post("/api/v1/jobs/\(id)/signals/approved")
            try await api.settled(id)
            #expect(try await api.get("/api/v1/jobs/\(id)", headers: [("If-None-Match", tag)]).status == 200)
        }
    }

    @Test func aJobIsReadAsItStoodAfterAnyOfItsEvents() async throws {
        try await self.world.serving { api in
            let id = try await api.submit(more: #","metadata":{"a":"b"}"#)
            try await api.settled(id)
            let now = try await api.get("/api/v1/jobs/\(id)/state")
            let version = try #require(now["version"] as? Int)
            #expect(now["status"] as? String == "completed")
            #expect(now["metadata"] == nil, "control fields only")
            let first = try await api.get("/api/v1/jobs/\(id)/state?version=1")
            #expect(first["status"] as? String == "pending")
            #expect(first["version"] as? Int == 1)
            #expect(first.list("steps").allSatisfy { $0["status"] as? String == "pending" && $0["startedAt"] == nil })
            #expect(try await api.get("/api/v1/jobs/\(id)/state?version=\(version)").body == now.body)
            #expect(try await api.get("/api/v1/jobs/\(id)/state?version=\(version + 1)").status == 404)
            for version in ["0", "-1", "x"] {
                let answer = try await api.get("/api/v1/jobs/\(id)/state?version=\(version)")
                #expect(answer.status == 422)
                #expect(answer.places == ["version"])
            }
        }
    }
}

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

    @Test func pagesStayAsTheyAreWhileJobsArrive() async throws {
        try await self.world.serving { api in
            var made: [String] = []
            for _ in 0..<5 { made.append(try await api.submit("reviewed")) }
            let ids = { (answer: Answer) in answer.list("jobs").compactMap { $0["id"] as? String } }
            let first = try await api.get("/api/v1/jobs?limit=2")
            #expect(ids(first) == [made[4], made[3]])
            _ = try await api.submit()
            let second = try await api.get("/api/v1/jobs?limit=2&cursor=\(try #require(first["nextCursor"] as? String))")
            #expect(ids(second) == [made[2], made[1]])
            let third = try await api.get("/api/v1/jobs?limit=2&cursor=\(try #require(second["nextCursor"] as? String))")
            #expect(ids(third) == [made[0]])
            #expect(third["nextCursor"] == nil)
        }
    }

    @Test func theListIsFilteredByStatus() async throws {
        try await self.world.serving { api in
            let done = try await api.submit()
            let failed = try await api.submit("failing")
            try await api.settled(done)
            try await api.settled(failed, as: "failed")
            let list = try await api.get("/api/v1/jobs?status=failed")
            #expect(list.list("jobs").compactMap { $0["id"] as? String } == [failed])
        }
    }

    @Test(arguments: ["status=done", "limit=0", "limit=201", "limit=x", "cursor=5", "colour=red", "limit=1&limit=2", "status=%ff"])
    func aQueryThatCannotBeReadIsRefused(query: String) async throws {
        try await self.world.serving { api in
            let answer = try await api.get("/api/v1/jobs?\(query)")
            #expect(answer.status == 422)
            #expect(answer.problem == "invalid-fields")
            #expect(answer.places.count == 1)
        }
    }
}

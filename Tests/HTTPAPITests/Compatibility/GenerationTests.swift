import EventSourcing
import HTTPAPI
import JobRuntime
import Testing

@Suite struct GenerationTests {
    private static let resume = Array(#"{"basics":{"name":"Ada"}}"#.utf8)
    private let world = World()

    private func keep() async throws -> String {
        let user = try #require(UserID("ada"))
        let created = try await self.world.client.resumes(in: self.world.store).create(Self.resume, of: user)
        return try #require(created).row.resumeID.description
    }

    @Test func theNewestStoredRésuméIsTakenUnlessOneIsNamed() async throws {
        let older = try await self.keep()
        let newer = try await self.keep()
        try await self.world.serving { api in
            for (more, resume) in [("", newer), (#","resumeId":"\#(older)""#, older)] {
                let answer = try await api.post("/api/v1/resumes/generate", #"{"jobDescription":"We look for an engineer."\#(more)}"#)
                #expect(answer.status == 202)
                #expect(Set(answer.json.keys) == ["jobId", "status", "message"])
                let id = try #require(answer["jobId"] as? String)
                #expect(answer.header("Location") == "/api/v1/resumes/jobs/\(id)/status")
                try await api.settled(id)
                let status = try await api.get("/api/v1/resumes/jobs/\(id)/status")
                let members = ["id", "userId", "status", "resumeId", "errorMessage", "errorCode", "createdAt", "updatedAt"]
                #expect(Set(status.json.keys) == Set(members))
                #expect(status["resumeId"] as? String == resume)
                #expect(status["userId"] as? String == "ada")
                #expect(status["status"] as? String == "completed")
            }
        }
    }

    @Test func theApplicationIsKeptWithTheJob() async throws {
        _ = try await self.keep()
        try await self.world.serving { api in
            let body = #"{"jobDescription":"Engineer.","jobApplicationId":"app-7","metadata":{"source":"board"},"language":"en"}"#
            let id = try #require(try await api.post("/api/v1/resumes/generate", body)["jobId"] as? String)
            let metadata = try await api.get("/api/v1/jobs/\(id)")["metadata"] as? [String: String]
            #expect(metadata == ["jobApplicationId": "app-7", "source": "board"])
            let jobs = try await api.get("/api/v1/resumes/jobs").list("jobs")
            #expect(jobs.compactMap { $0["id"] as? String } == [id])

            let again = try await api.post("/api/v1/resumes/generate", #"{"jobApplicationId":"app-7"}"#)
            #expect(again.status == 202, "its posting is known")
            let input = try await self.world.client.input(
                try #require((again["jobId"] as? String).flatMap { JobID($0) }),
                of: try #require(UserID("ada"))
            )
            #expect(WorkshopMaker().posting(of: try #require(input)) == "Engineer.")
            let other = try await api.post("/api/v1/resumes/generate", #"{"jobApplicationId":"app-8"}"#)
            #expect(other.places == ["/jobDescription"])
        }
    }

    @Test func g4TheSameKeyGivesTheSameJobThoughAnotherRésuméIsTheNewestNow() async throws {
        let kept = try await self.keep()
        try await self.world.serving { api in
            let send = {
                try await api.post("/api/v1/resumes/generate", #"{"jobDescription":"Engineer."}"#, headers: [("Idempotency-Key", "k")])
            }
            let first = try await send()
            let newest = try await api.keep()
            let second = try await send()
            #expect(first["jobId"] as? String == second["jobId"] as? String)
            #expect(second.header("Idempotency-Replayed") == "true")
            for id in [newest, kept] { #expect(try await api.send("DELETE", "/api/v1/resumes/\(id)").status == 204) }
            #expect(try await send()["jobId"] as? String == first["jobId"] as? String, "though there is none any more")
        }
    }

    @Test(arguments: [
        (#"{"jobDescription":"x"}"#, ["/resumeId"]), (#"{}"#, ["/jobDescription", "/resumeId"]),
        (#"{"jobDescription":"x","resumeId":"5"}"#, ["/resumeId"]), (#"{"jobDescription":"x","colour":1}"#, ["/colour", "/resumeId"]),
        (#"{"jobDescription":"x","metadata":[]}"#, ["/metadata", "/resumeId"]),
    ])
    func whatIsMissingOrUnknownIsNamed(body: String, places: [String]) async throws {
        try await self.world.serving { api in
            let answer = try await api.post("/api/v1/resumes/generate", body)
            #expect(answer.status == 422)
            #expect(answer.places.sorted() == places.sorted())
        }
    }

    @Test func aFailedJobSaysWhyToItsOwner() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("failing")
            try await api.settled(id, as: "failed")
            let status = try await api.get("/api/v1/resumes/jobs/\(id)/status")
            #expect(status["errorMessage"] as? String == "the printer says: secret words")
            #expect(status["errorCode"] as? String == "no_paper")
        }
    }

    @Test func pollingTellsWhatTheSocketWould() async throws {
        try await self.world.serving { api in
            let id = try await api.submit(more: #","title":"with all papers""#)
            try await api.settled(id)
            for answer in [
                try await api.get("/api/v1/resumes/job-status?job_id=\(id)"),
                try await api.by(nil).get("/api/v1/resumes/job-status?job_id=\(id)&token=ada"),
            ] {
                #expect(answer["type"] as? String == "job_status")
                let payload = try #require(answer["payload"] as? [String: Any])
                #expect(Set(payload.keys) == ["job_id", "status", "error_message", "resume_id", "cv_data"])
                #expect(payload["status"] as? String == "completed")
                #expect((payload["cv_data"] as? [String: [String: String]])?["basics"] == ["name": "Ada"])
            }
            #expect(try await api.by("eve").get("/api/v1/resumes/job-status?job_id=\(id)").status == 404, "G13")
            #expect(try await api.get("/api/v1/resumes/job-status").places == ["job_id"])
        }
    }
}

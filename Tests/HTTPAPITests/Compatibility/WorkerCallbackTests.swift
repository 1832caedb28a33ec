import HTTPAPI
import Testing

@Suite struct WorkerCallbackTests {
    private let world = World()

    @Test func aWorkerCompletesAStepOfAnyonesJobAndItsRésuméIsTheJobs() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("outside")
            try await api.reaches(id, stage: "delegated")
            let worker = api.by("press:worker")
            for _ in 0..<2 {
                let answer = try await worker.post("/api/v1/resumes/jobs/\(id)/complete", #"{"resumeId":"cv-9"}"#)
                #expect(answer.status == 200)
                #expect(Set(answer.json.keys) == ["jobId", "status"], "nothing of what is in the job")
            }
            try await api.settled(id)
            #expect(try await api.get("/api/v1/resumes/jobs/\(id)/status")["resumeId"] as? String == "cv-9")
        }
    }

    @Test func aFailureIsToldToTheJobsOwner() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("outside")
            try await api.reaches(id, stage: "delegated")
            let body = #"{"errorMessage":"out of ink","errorCode":"OUT-OF-INK"}"#
            #expect(try await api.by("press:worker").post("/api/v1/resumes/jobs/\(id)/fail", body).status == 200)
            try await api.settled(id, as: "failed")
            let status = try await api.get("/api/v1/resumes/jobs/\(id)/status")
            #expect(status["errorMessage"] as? String == "out of ink")
            #expect(status["errorCode"] as? String == "out_of_ink")
        }
    }

    @Test func callbacksNeedTheirScopeAndAStepThatWaits() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("outside")
            try await api.reaches(id, stage: "delegated")
            let path = "/api/v1/resumes/jobs/\(id)/complete"
            #expect(try await api.post(path, #"{"resumeId":"x"}"#).status == 403)
            #expect(try await api.by(nil).post(path, #"{"resumeId":"x"}"#).status == 401)
            let worker = api.by("press:worker")
            #expect(try await worker.post(path, "{}").places == ["/resumeId"])
            #expect(try await worker.get("/api/v1/resumes/jobs/\(id)/status").status == 403)
            let other = try await api.submit()
            try await api.settled(other)
            #expect(try await worker.post("/api/v1/resumes/jobs/\(other)/complete", #"{"resumeId":"x"}"#).status == 409)
            #expect(try await worker.post("/api/v1/resumes/jobs/none/complete", #"{"resumeId":"x"}"#).status == 404)
        }
    }
}

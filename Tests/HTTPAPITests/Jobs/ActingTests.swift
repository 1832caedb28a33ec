import Artifacts
import EventSourcing
import HTTPAPI
import JobRuntime
import Testing

@Suite struct ActingTests {
    private let world = World()

    @Test func g11ACancelSaysHowFarItHasCome() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("hanging")
            try await api.reaches(id, stage: "running")
            let answer = try await api.post("/api/v1/jobs/\(id)/cancel")
            #expect(answer.status == 202)
            #expect(["requested", "delivered", "effective"].contains(answer["cancellation"] as? String ?? ""))
            try await api.settled(id, as: "cancelled")
            #expect(try await api.get("/api/v1/jobs/\(id)")["cancellation"] as? String == "effective")
            let again = try await api.post("/api/v1/jobs/\(id)/cancel")
            #expect(again.status == 409)
            #expect(again.problem == "job-state")
        }
    }

    @Test func aFailedJobIsRetriedFromAChosenStep() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("failing")
            try await api.settled(id, as: "failed")
            let unknown = try await api.post("/api/v1/jobs/\(id)/retry", #"{"fromStep":"nowhere"}"#)
            #expect(unknown.status == 422)
            #expect(unknown.places == ["/fromStep"])
            #expect(try await api.post("/api/v1/jobs/\(id)/retry", #"{"from":"prepare"}"#).places == ["/from"])
            let answer = try await api.post("/api/v1/jobs/\(id)/retry", #"{"fromStep":"prepare"}"#)
            #expect(answer.status == 202)
            try await api.settled(id, as: "failed")
            try await eventually("both steps ran again") {
                try await api.get("/api/v1/jobs/\(id)").list("steps").allSatisfy { $0["attempts"] as? Int == 2 }
            }
        }
    }

    @Test func aCompletedJobIsNotRetried() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            #expect(try await api.post("/api/v1/jobs/\(id)/retry").status == 409)
        }
    }

    @Test func aSignalLetsTheJobGoOn() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            try await api.reaches(id, stage: "waiting")
            #expect(try await api.post("/api/v1/jobs/\(id)/signals/applause").status == 404)
            let answer = try await api.post("/api/v1/jobs/\(id)/signals/approved", #"{"by":"the reviewer"}"#)
            #expect(answer.status == 202)
            try await api.settled(id)
        }
    }

    @Test func aDeletedJobKeepsItsLogAndNothingElse() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            #expect(try await api.get("/api/v1/jobs/\(id)/artifacts/resume.pdf").status == 200)
            #expect(try await api.send("DELETE", "/api/v1/jobs/\(id)").status == 204)
            #expect(try await api.send("DELETE", "/api/v1/jobs/\(id)").status == 204, "may be repeated")
            let job = try await api.get("/api/v1/jobs/\(id)")
            #expect(job["erased"] as? Bool == true)
            #expect(job.list("artifacts").isEmpty)
            #expect(try await api.get("/api/v1/jobs/\(id)/artifacts/resume.pdf").status == 410)
            #expect(try await api.get("/api/v1/jobs/\(id)/events").list("events").last?["type"] as? String == "PayloadErased")
            let jobID = try #require(JobID(id))
            #expect(await self.world.store.payloadVersions(of: jobID).isEmpty)
            #expect(await self.world.artifacts.list().isEmpty)
            #expect(try await self.world.auditor.verify(jobID).faults == [])
        }
    }

    @Test func anArtifactThatAnotherJobHasTooOutlivesADeletion() async throws {
        try await self.world.serving { api in
            let ids = [try await api.submit(), try await api.submit()]
            for id in ids { try await api.settled(id) }
            #expect(await self.world.artifacts.list().count == 1, "the same bytes of one user are one file")
            #expect(try await api.send("DELETE", "/api/v1/jobs/\(ids[0])").status == 204)
            #expect(try await api.get("/api/v1/jobs/\(ids[1])/artifacts/resume.pdf").status == 200)
            #expect(try await api.send("DELETE", "/api/v1/jobs/\(ids[1])").status == 204)
            #expect(await self.world.artifacts.list().isEmpty)
        }
    }

    @Test func onlyAFinishedJobIsDeleted() async throws {
        try await self.world.serving { api in
            let id = try await api.submit("reviewed")
            let answer = try await api.send("DELETE", "/api/v1/jobs/\(id)")
            #expect(answer.status == 409)
            #expect(try await api.get("/api/v1/jobs/\(id)")["erased"] as? Bool == false)
        }
    }
}

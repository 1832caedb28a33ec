import Artifacts
import EventSourcing
import Foundation
import HTTPAPI
import JobRuntime
import Testing

@Suite struct AuditTests {
    private let world = World()

    private static let none = "01a1fdd8-99d4-78d6-a99b-f88ac5edeb23"

    @Test func anAuditorReadsAnyUsersJobAndNothingOfWhatTheyWrote() async throws {
        try await self.world.serving { api in
            let id = try await api.submit(more: #","metadata":{"a":"secret words"}"#)
            try await api.settled(id)
            let auditor = api.by("audrey:audit")
            let job = try await auditor.get("/api/v1/audit/jobs/\(id)")
            #expect(job.status == 200)
            #expect(job["user"] as? String == "ada")
            #expect(job["status"] as? String == "completed")
            #expect(job["fence"] as? Int == 1)
            #expect((job.list("artifacts").first?["sha256"] as? String)?.count == 64)
            for path in ["", "/events", "/state?version=2", "/verification"] {
                let answer = try await auditor.get("/api/v1/audit/jobs/\(id)\(path)")
                #expect(answer.status == 200)
                #expect(!answer.text.contains("secret words") && !answer.text.contains("engineer"), "G13")
            }
            #expect(try await auditor.get("/api/v1/jobs/\(id)").status == 403)
            #expect(try await api.get("/api/v1/audit/jobs/\(id)").status == 403)
            for path in ["", "/events", "/state", "/verification"] {
                #expect(try await auditor.get("/api/v1/audit/jobs/\(Self.none)\(path)").status == 404)
                #expect(try await auditor.get("/api/v1/audit/jobs/1\(path)").status == 404)
            }
        }
    }

    @Test func g1AnAuditorCanComputeTheChainFromWhatIsSent() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let auditor = api.by("audrey:audit")
            let events = try await auditor.get("/api/v1/audit/jobs/\(id)/events").list("events")
            #expect(events.count > 3)
            var previous = String(repeating: "0", count: 64)
            for (index, event) in events.enumerated() {
                let entry = try #require(event["entry"] as? String)
                let hash = try #require(event["sha256"] as? String)
                #expect(Digest(of: Array(entry.utf8)).description == hash)
                let members = try #require(try JSONSerialization.jsonObject(with: Data(entry.utf8)) as? [String: Any])
                #expect(members["prev"] as? String == previous)
                #expect(members["version"] as? Int == index + 1 && event["version"] as? Int == index + 1)
                previous = hash
            }
            let rest = try await auditor.get("/api/v1/audit/jobs/\(id)/events?after=1&limit=2")
            #expect(rest.list("events").compactMap { $0["version"] as? Int } == [2, 3])
            #expect(rest["hasMore"] as? Bool == true)
        }
    }

    @Test func aStateIsTheFoldUpToItsVersion() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let auditor = api.by("audrey:audit")
            let first = try await auditor.get("/api/v1/audit/jobs/\(id)/state?version=1")
            #expect(first["status"] as? String == "pending" && first["fence"] as? Int == 0)
            let second = try await auditor.get("/api/v1/audit/jobs/\(id)/state?version=2")
            #expect(second["stage"] as? String == "running" && second["worker"] != nil)
            #expect(try await auditor.get("/api/v1/audit/jobs/\(id)/state?version=999").status == 404)
        }
    }

    @Test func aVerificationVouchesForAnUntouchedJobAndNamesWhatWasAltered() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let auditor = api.by("audrey:audit")
            let sound = try await auditor.get("/api/v1/audit/jobs/\(id)/verification")
            #expect(sound["isSound"] as? Bool == true)
            #expect(sound["payloads"] as? Int ?? 0 > 0 && sound["artifacts"] as? Int == 1)
            for digest in await self.world.artifacts.list() { await self.world.artifacts.delete(digest) }
            let altered = try await auditor.get("/api/v1/audit/jobs/\(id)/verification")
            #expect(altered["isSound"] as? Bool == false)
            #expect(altered.list("faults").first?["detail"] as? String == "artifact 'resume.pdf' is missing")
        }
    }

    @Test func g5RefusedAppendsAreListed() async throws {
        try await self.world.serving { api in
            let id = try await api.submit()
            try await api.settled(id)
            let jobID = try #require(JobID(id))
            let row = try #require(await self.world.store.job(jobID))
            var late = row
            late.version = 1
            let bytes = Array("late".utf8)
            late.head = Digest(of: bytes)
            let entry = AppendRequest.Entry(
                version: 1,
                type: "JobCreated",
                recordedAt: row.createdAt,
                bytes: bytes,
                hash: late.head
            )
            let request = AppendRequest(
                jobID: jobID,
                expectedVersion: 0,
                expectedHead: .zero,
                expectedFence: nil,
                entries: [entry],
                row: late
            )
            #expect(await self.world.store.append([request], settling: []) == [.refused(.stale(actualVersion: row.version))])
            let misses = try await api.by("audrey:audit").get("/api/v1/audit/near-misses?limit=5").list("nearMisses")
            #expect(misses.first?["job"] as? String == id)
            #expect(misses.first?["reason"] as? String == "stale")
            #expect(misses.first?["actualVersion"] as? Int == row.version)
        }
    }
}

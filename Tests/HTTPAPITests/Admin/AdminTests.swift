import EventSourcing
import HTTPAPI
import JobRuntime
import Jobs
import Messaging
import Testing

@Suite struct AdminTests {
    private let world = World()

    /// A broker's desk with something on it.
    private struct Desk: BrokerDesk {
        var isBroken = false

        func queues() async throws(BrokerError) -> [QueueStatus] {
            if self.isBroken { throw .unavailable(reason: "amqp://secret.example refuses") }
            return [QueueStatus(name: "selvedge.high", purpose: "high", ready: 3, consumers: 1)]
        }

        func deadLetters(limit: Int) -> [DeadLetter] {
            let letter = DeadLetter(
                id: "1",
                reason: "bad_json",
                routingKey: "submissions",
                size: 12,
                at: Timestamp(microseconds: 0),
                count: 1
            )
            return Array(repeating: letter, count: min(2, limit))
        }

        func requeue(deadLetter id: String) -> Bool { false }
    }

    @Test func workersAreListed() async throws {
        try await self.world.serving { api in
            let operators = api.by("root:admin")
            try await eventually("the worker has said that it lives") {
                try await operators.get("/api/v1/admin/workers").list("workers").first?["isAlive"] as? Bool == true
            }
            let worker = try #require(try await operators.get("/api/v1/admin/workers").list("workers").first)
            #expect(worker["slots"] as? Int == 8)
            #expect(try await api.get("/api/v1/admin/workers").status == 403)
            #expect(try await operators.get("/api/v1/admin/workers?all=1").status == 422)
        }
    }

    @Test func theBrokersQueuesAndDeadLettersAreListed() async throws {
        try await self.world.serving(desk: Desk()) { api in
            let operators = api.by("root:admin")
            let queues = try await operators.get("/api/v1/admin/queues").list("queues")
            #expect(queues.first?["purpose"] as? String == "high" && queues.first?["ready"] as? Int == 3)
            let letters = try await operators.get("/api/v1/admin/dead-letters?limit=1").list("deadLetters")
            #expect(letters.count == 1)
            #expect(letters.first?["reason"] as? String == "bad_json")
        }
    }

    @Test func aBrokerThatIsAwayOrInsideIsSaidAndNothingOfItsPlace() async throws {
        try await self.world.serving(desk: Desk(isBroken: true)) { api in
            let answer = try await api.by("root:admin").get("/api/v1/admin/queues")
            #expect(answer.status == 503)
            #expect(!answer.text.contains("secret"))
        }
        try await self.world.serving { api in
            for path in ["queues", "dead-letters"] {
                let answer = try await api.by("root:admin").get("/api/v1/admin/\(path)")
                #expect(answer.status == 404)
            }
        }
    }

    @Test func g10AQuarantinedJobIsReleased() async throws {
        try await self.world.serving { api in
            let operators = api.by("root:admin")
            let id = try await api.submit("reviewed")
            try await api.reaches(id, stage: "waiting")
            let early = try await operators.post("/api/v1/admin/jobs/\(id)/release")
            #expect(early.status == 409)
            #expect(early.problem == "job-state")
            #expect(try await operators.post("/api/v1/admin/jobs/01a1fdd8-99d4-78d6-a99b-f88ac5edeb23/release").status == 404)
            #expect(try await api.post("/api/v1/admin/jobs/\(id)/release").status == 403)
        }
        let quarantined = try await self.world.quarantined()
        try await self.world.serving { api in
            #expect(try await api.get("/api/v1/jobs/\(quarantined)")["stage"] as? String == "quarantined")
            let answer = try await api.by("root:admin").post("/api/v1/admin/jobs/\(quarantined)/release")
            #expect(answer.status == 202)
            #expect(answer["user"] as? String == "ada")
            try await api.settled("\(quarantined)")
            let events = try await api.get("/api/v1/jobs/\(quarantined)/events").list("events")
            #expect(events.first { $0["type"] as? String == "JobReleased" }?["by"] as? String == "user:root")
        }
    }

    @Test func anErasedUsersJobsKeepTheirLogsAndNothingElse() async throws {
        try await self.world.serving(reserved: ["selvedge.itself"]) { api in
            let operators = api.by("root:admin")
            let id = try await api.submit(more: #","metadata":{"a":"secret words"}"#)
            try await api.settled(id)
            let report = try await operators.send("DELETE", "/api/v1/admin/users/ada")
            #expect(report.status == 200)
            #expect(report["jobs"] as? Int == 1 && report["artifacts"] as? Int == 1)
            let again = try await operators.send("DELETE", "/api/v1/admin/users/ada")
            #expect(again["jobs"] as? Int == 0, "as after a crash in the middle")
            let job = try await api.get("/api/v1/jobs/\(id)")
            #expect(job["erased"] as? Bool == true && job["metadata"] == nil)
            let audit = try await api.by("audrey:audit").get("/api/v1/audit/jobs/\(id)/verification")
            #expect(audit["isSound"] as? Bool == true && audit["erasedPayloads"] as? Int ?? 0 > 0)
            #expect(try await api.send("DELETE", "/api/v1/admin/users/ada").status == 403)
            for name in ["selvedge.itself", "two%20words"] {
                #expect(try await operators.send("DELETE", "/api/v1/admin/users/\(name)").status == 404)
            }
        }
    }
}

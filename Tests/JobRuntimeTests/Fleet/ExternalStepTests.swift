import EventSourcing
import Jobs
import Messaging
import Testing

@testable import JobRuntime

@Suite("Engine: steps that a service outside does", .timeLimit(.minutes(5)))
struct ExternalStepTests {
    private let workflow = WorkflowDefinition.of(.script("a"), .external("out", needs: ["a"]), .script("b", needs: ["out"]))

    @Test("The task is published, the job parks; the callback's output reaches the next step, and the job completes")
    func completes() async throws {
        let world = try World()
        let (broker, seen) = (ScriptedBroker(), Recorder())
        let engine = try world.process("w1", broker: broker) { context in
            seen.note("\(context.step) \(String(decoding: context.outputs["out"] ?? [], as: UTF8.self))")
            return StepOutput()
        }
        let workflow = self.workflow
        try await world.running(engine) {
            let job = try await world.submit(workflow)
            try await eventually("the task is out") { broker.tasks.count == 1 }
            #expect(broker.tasks == [ExternalTask(name: "render", step: "out", attempt: 1, userID: world.user)])
            try await eventually("parked") { await world.store.job(job)?.stage == "delegated" }
            try await eventually("nothing of it runs here") { await engine.worker.liveCount == 0 }
            try await world.client.completeExternal(job, step: "out", attempt: 1, output: Array("pdf".utf8), by: .cli)
            try await world.settled(job)
            // Answered like the first.
            try await world.client.completeExternal(job, step: "out", attempt: 1, output: Array("pdf".utf8), by: .cli)
            try await world.client.completeExternal(job, output: Array("pdf".utf8), by: .cli)
            #expect(seen.entries == ["a ", "b pdf"])
            #expect(try await world.types(job).filter { $0 == "StepCompleted" }.count == 3)
            try await world.isSound(job)
        }
    }

    @Test("Without a callback in time the task is published again, as another attempt with the same idempotency key; a late one is refused")
    func timesOut() async throws {
        let world = try World()
        let broker = ScriptedBroker()
        let engine = try world.process("w1", broker: broker)
        try await world.running(engine) {
            let job = try await world.submit(.of(.external("out", for: 30)))
            try await eventually("a second attempt is out") { broker.tasks.count >= 2 }
            #expect(broker.tasks[1].attempt == 2)
            #expect(Set(broker.tasks.map { $0.idempotencyKey(of: job) }).count == 1)
            await #expect(throws: JobServiceError.self) { try await world.client.completeExternal(job, attempt: 1, by: .cli) }
            try await world.settled(job, as: .failed)
            #expect(try await world.state(job).errorCode == "callback_timeout")
            #expect(broker.tasks.map(\.attempt) == [1, 2, 3])
            try await world.isSound(job)
        }
    }

    @Test("A failure outside is tried again or fails the job, as the policy and the service say; its message is payload")
    func fails() async throws {
        let world = try World()
        let broker = ScriptedBroker()
        let engine = try world.process("w1", broker: broker)
        try await world.running(engine) {
            let job = try await world.submit(.of(.external("out")))
            try await eventually("the task is out") { broker.tasks.count == 1 }
            try await world.client.failExternal(job, attempt: 1, code: "busy", message: "secret", retryable: true, by: .cli)
            try await eventually("a second attempt is out") { broker.tasks.count == 2 }
            try await world.client.failExternal(job, attempt: 2, code: "broken", message: "secret", retryable: false, by: .cli)
            try await world.settled(job, as: .failed)
            #expect(try await world.state(job).errorCode == "broken")
            let stored = await world.store.readStream(job, from: 1)
            #expect(stored.allSatisfy { !String(decoding: $0.bytes, as: UTF8.self).contains("secret") }, "G13")
            let failed = try #require(try await world.client.log(job).last { $0.event.type == "StepFailed" })
            #expect(try await world.client.payload(job, failed, of: world.user) == Array("secret".utf8))
            await #expect(throws: JobServiceError.badCode) {
                try await world.client.failExternal(job, code: "Not a code!", retryable: false, by: .cli)
            }
            try await world.isSound(job)
        }
    }

    @Test("G11: a callback that races with a cancellation: one of them wins, and the log is sound", arguments: 0..<20)
    func races(round: Int) async throws {
        let world = try World()
        let broker = ScriptedBroker()
        let engine = try world.process("w1", broker: broker)
        try await world.running(engine) {
            let job = try await world.submit(.of(.external("out"), .script("b", needs: ["out"])))
            try await eventually("the task is out") { broker.tasks.count == 1 }
            try await eventually("parked") { await world.store.job(job)?.stage == "delegated" }
            async let cancelled = try? world.client.cancel(job, by: .cli)
            async let completed = (try? engine.service.completeExternal(job, attempt: 1, by: .cli)) != nil
            let (stage, isDone) = await (cancelled, completed)
            try await eventually("settled") { try await world.state(job).isSettled }
            let status = try await world.state(job).status
            // A callback that came first does not keep a later cancellation from being effective.
            #expect(status == .cancelled || (status == .completed && stage == nil && isDone))
            try await world.isSound(job)
        }
    }

    @Test("A callback beside running steps is pushed to the worker, which goes on at once")
    func besideRunningSteps() async throws {
        let world = try World()
        let (broker, gate, seen) = (ScriptedBroker(), Gate(), Recorder())
        let engine = try world.process("w1", broker: broker) { context in
            seen.note(context.step)
            if context.step == "a" { await gate.pass() }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await engine.service.submit(world.submission(.of(.script("a"), .external("out"), .script("b", needs: ["out"]))))
                .jobID
            try await eventually("the task is out") { broker.tasks.count == 1 && gate.arrived == 1 }
            try await engine.service.completeExternal(job, by: .cli)
            try await eventually("b ran beside a") { seen.entries == ["a", "b"] }
            gate.open()
            try await world.settled(job)
            try await world.isSound(job)
        }
    }
}

import EventSourcing
import Jobs
import Messaging
import Testing

@testable import JobRuntime

@Suite("Fleet: jobs that run longer than a broker waits", .timeLimit(.minutes(5)))
struct ContinuationTests {
    @Test("The dispatch of a long job is acknowledged after its continuation is durable, and the continuation is kept in its place")
    func continues() async throws {
        let world = try World()
        let (broker, gate) = (ScriptedBroker(), Gate())
        var options = RuntimeOptions.quick
        options.continueAfter = .milliseconds(50)
        let engine = try world.process("w1", broker: broker, options: options) { _ in
            await gate.pass()
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(2))
            try await eventually("two continuations have left") { broker.published.count >= 3 }
            #expect(await engine.worker.liveCount == 1)
            #expect(gate.arrived == 1, "the step runs on")
            gate.open()
            try await world.settled(job)
            let log = try await world.client.log(job)
            #expect(log.count { $0.event == .stepProgressed(step: "a", attempt: 1, percent: 0) } >= 2)
            #expect(log.count { $0.event.type == "JobClaimed" } == 1)
            try await eventually("nothing is left") { await world.store.backlog().outbox == 0 }
            try await world.isSound(job)
        }
        #expect(await broker.inner.depth == 0)
    }

    @Test("A worker that dies after letting go of a dispatch still has its continuation: another takes over without a lease running out")
    func takenOver() async throws {
        let world = try World()
        let broker = ScriptedBroker()
        var options = RuntimeOptions.quick
        options.continueAfter = .milliseconds(30)
        options.brokerOutlivesProcess = true
        options.rescuePeriod = .seconds(600)
        let first = try world.process("w1", broker: broker, options: options) { context throws(StepFailure) in
            do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped }
            return StepOutput()
        }
        let job = try await world.submit(.chain(1))
        try await world.crashing(first) {
            try await eventually("a continuation is kept") {
                let taken = await broker.inner.depth == 0
                return broker.published.count >= 2 && taken
            }
        }
        let second = try world.process("w2", broker: broker, options: options)
        try await world.running(second) { try await world.settled(job) }
        try await world.isSound(job)
    }
}

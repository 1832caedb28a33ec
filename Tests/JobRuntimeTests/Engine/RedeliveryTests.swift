import EventSourcing
import Jobs
import Messaging
import Testing

@testable import JobRuntime

@Suite("Engine: deliveries of a job that runs here", .timeLimit(.minutes(5)))
struct RedeliveryTests {
    @Test("Each delivery that a later one takes the place of is answered, so none counts against the prefetch for ever")
    func adopts() async throws {
        let world = try World()
        let (broker, gate) = (HandFedBroker(), Gate())
        let engine = try world.process("w1", broker: broker) { _ in
            await gate.pass()
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(1))
            broker.deliver(job, tag: 1, again: false)
            try await eventually("it runs") { gate.arrived == 1 }
            for tag in 2...4 as ClosedRange<UInt64> {
                broker.deliver(job, tag: tag, again: true)
                try await eventually("the one before is answered") { broker.answer(to: tag - 1) == .acknowledged }
                #expect(broker.answer(to: tag) == nil, "it is the job's own now")
            }
            gate.open()
            try await world.settled(job)
            try await eventually("the last is answered") { broker.answer(to: 4) == .acknowledged }
            #expect(gate.arrived == 1, "nothing was run again")
            try await world.isSound(job)
        }
    }

    @Test("A step that is deaf to its cancellation does not keep the process: its job is handed back, then the process gives up")
    func deaf() async throws {
        var world = try World()
        let (gate, seen) = (Gate(), Recorder())
        world.giveUp = {
            seen.note("gave up")
            gate.open()
        }
        let options = RuntimeOptions(drainDeadline: .milliseconds(20), stopGrace: .milliseconds(200))
        let engine = try world.engine("w1", options: options) { _ in
            await gate.pass()
            return StepOutput()
        }
        let job = try await world.submit(.chain(1))
        try await world.running(engine) { try await eventually("it runs") { gate.arrived == 1 } }
        #expect(seen.entries == ["gave up"])
        #expect(await world.store.job(job)?.stage == "interrupted")
    }
}

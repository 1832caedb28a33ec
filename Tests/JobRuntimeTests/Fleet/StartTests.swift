import EventSourcing
import Jobs
import Messaging
import ServiceLifecycle
import Testing

@testable import JobRuntime

@Suite("Fleet: starting while others are away", .timeLimit(.minutes(5)))
struct StartTests {
    @Test("With store and broker away the engine starts, says so once each, and works as soon as they are back")
    func waits() async throws {
        let world = try World()
        let (view, broker, log) = (SwitchedStore(world.store), ScriptedBroker(), LogRecorder())
        view.isDown = true
        broker.isAway = true
        let engine = try world.process("w1", on: view, broker: broker, telemetry: Telemetry(logger: log.logger))
        let job = try await world.submit(.chain(2))
        try await world.running(engine) {
            try await eventually("it says so") { log.lines.contains { $0.message.contains("store is away") } }
            // Every part of the process has tried again several times by then.
            try await Task.sleep(for: .milliseconds(400))
            #expect(log.lines.count { $0.message.contains("store is away") } == 1)
            view.isDown = false
            try await eventually("it says so") { log.lines.contains { $0.message.contains("broker is away") } }
            broker.isAway = false
            try await world.settled(job)
            try await eventually("it says so") { log.lines.contains { $0.message.contains("store is back") } }
            try await eventually("it says so") { log.lines.contains { $0.message.contains("broker is back") } }
            #expect(log.lines.count { $0.message.contains("broker is away") } == 1)
        }
        try await world.isSound(job)
    }

    @Test("Asked to stop while it waits for them, the engine stops", arguments: [true, false])
    func stops(storeIsAway: Bool) async throws {
        let world = try World()
        let (view, broker, log) = (SwitchedStore(world.store), ScriptedBroker(), LogRecorder())
        view.isDown = storeIsAway
        broker.isAway = true
        let engine = try world.process("w1", on: view, broker: broker, telemetry: Telemetry(logger: log.logger))
        try await world.running(engine) {
            try await eventually("it waits") { log.lines.contains { $0.message.contains("is away") } }
        }
    }

    @Test("What no other try would mend ends the run with its reason")
    func fatal() async throws {
        let world = try World()
        let view = SwitchedStore(world.store)
        view.error = .newerSchema(found: 9, known: 2)
        let engine = try world.process("w1", on: view, broker: InProcessBroker())
        await #expect(throws: StoreError.newerSchema(found: 9, known: 2)) { try await engine.run(shutdownSignals: []) }
        let broker = ScriptedBroker()
        broker.refusal = .refused(reason: "rights")
        let refused = try world.process("w2", broker: broker)
        await #expect(throws: BrokerError.refused(reason: "rights")) { try await refused.run(shutdownSignals: []) }
    }

    @Test("With the broker away jobs are accepted, and run from the outbox once it is back")
    func brokerAway() async throws {
        let world = try World()
        let broker = ScriptedBroker()
        let engine = try world.process("w1", broker: broker)
        try await world.running(engine) {
            let first = try await engine.service.submit(world.submission(.chain(1))).jobID
            try await world.settled(first)
            broker.isAway = true
            let second = try await engine.service.submit(world.submission(.chain(1))).jobID
            try await eventually("it was tried") { broker.tries > 2 }
            #expect(try await world.state(second).status == .pending)
            broker.isAway = false
            try await world.settled(second)
        }
    }
}

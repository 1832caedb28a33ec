import EventSourcing
import Jobs
import Messaging
import Testing

@testable import JobRuntime

@Suite("Outbox relay", .timeLimit(.minutes(5)))
struct RelayTests {
    @Test("G6: tasks that no queue takes hold up no dispatch, stay in the outbox, and leave once there is a queue")
    func unroutable() async throws {
        let world = try World()
        let broker = ScriptedBroker()
        broker.takesTasks = false
        let engine = try world.process("w1", broker: broker)
        try await world.running(engine) {
            var outside: [JobID] = []
            for _ in 0..<5 { outside.append(try await engine.service.submit(world.submission(.of(.external("out")))).jobID) }
            try await eventually("they have been tried") {
                let outbox = await world.store.backlog().outbox
                return outbox == 5 && broker.tries >= 2
            }
            let job = try await engine.service.submit(world.submission(.chain(2))).jobID
            try await world.settled(job)
            #expect(broker.tasks.isEmpty)
            broker.takesTasks = true
            try await eventually("all are out") { broker.tasks.count == 5 }
            try await eventually("and gone from the outbox") { await world.store.backlog().outbox == 0 }
            for job in outside { try await engine.service.completeExternal(job, by: .cli) }
            for job in outside { try await world.settled(job) }
        }
    }

    @Test("G6: a row stays in the outbox until the broker has answered")
    func confirmed() async throws {
        let world = try World()
        let broker = ScriptedBroker()
        broker.gate.close()
        let engine = try world.process("w1", broker: broker)
        try await world.running(engine) {
            let job = try await engine.service.submit(world.submission(.chain(1))).jobID
            try await eventually("it is being published") { broker.gate.arrived == 1 }
            engine.committer.flush()
            #expect(await world.store.backlog().outbox == 1)
            // Nobody waits for another page's answer.
            let second = try await engine.service.submit(world.submission(.chain(1))).jobID
            try await eventually("the next page is under way too") { broker.gate.arrived == 2 }
            broker.gate.open()
            for job in [job, second] { try await world.settled(job) }
            try await eventually("gone") { await world.store.backlog().outbox == 0 }
        }
    }

    @Test("Two relays on one outbox: every job is dispatched, and a copy changes nothing")
    func twoRelays() async throws {
        let world = try World()
        let broker = InProcessBroker()
        var options = RuntimeOptions.quick
        options.brokerOutlivesProcess = true
        let engines = [try world.engine("w1", broker: broker, options: options), try world.engine("w2", broker: broker, options: options)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for engine in engines { group.addTask { try await engine.run(shutdownSignals: []) } }
            var jobs: [JobID] = []
            for number in 0..<40 { jobs.append(try await engines[number % 2].service.submit(world.submission(.chain(2))).jobID) }
            for job in jobs { try await world.settled(job) }
            try await eventually("nothing is left") { await world.store.backlog().outbox == 0 }
            for job in jobs { try await world.isSound(job) }
            group.cancelAll()
        }
    }
}

import EventSourcing
import JobRuntime
import Jobs
import Messaging
import Testing

@Suite("Engine: shutdown, takeover, quarantine", .timeLimit(.minutes(5)))
struct TakeoverTests {
    @Test("A shutdown lets a running job finish within the deadline")
    func finishes() async throws {
        let world = try World()
        let (gate, seen) = (Gate(), Recorder())
        let engine = try world.engine { context in
            seen.note(context.step)
            if context.step == "a" { await gate.pass() }
            return StepOutput()
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            let job = try await world.submit(.chain(3))
            group.addTask { try await world.running(engine) { try await eventually("it runs") { gate.arrived == 1 } } }
            try await eventually("it runs") { gate.arrived == 1 }
            // A dispatch that comes now is for the next process.
            let late = try await world.submit(.chain(1))
            gate.open()
            try await group.waitForAll()
            #expect(try await world.state(job).status == .completed)
            #expect(try await world.state(late).isSettled == false || seen.entries.count == 4)
        }
    }

    @Test("A job that does not finish within the deadline is handed back; the next process goes on where its log ends")
    func handsBack() async throws {
        let world = try World()
        let first = try world.engine("w1", options: RuntimeOptions(drainDeadline: .milliseconds(30))) { context throws(StepFailure) in
            if context.step == "b" { do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped } }
            return StepOutput(payload: Array(context.step.utf8))
        }
        let job = try await world.submit(.chain(3))
        try await world.running(first) {
            try await eventually("b runs") { try await world.state(job).step("b")?.attempt == 1 }
        }
        #expect(await world.store.job(job)?.stage == "interrupted")
        let seen = Recorder()
        let second = try world.engine("w2") { context in
            seen.note("\(context.step)\(context.attempt) \(context.outputs.keys.sorted().joined())")
            return StepOutput(payload: Array(context.step.utf8))
        }
        try await world.running(second) { try await world.settled(job) }
        #expect(seen.entries == ["b2 a", "c1 ab"])
        #expect(try await world.state(job).strikes == 0)
        try await world.isSound(job)
    }

    @Test("G8, G9: a dead worker's job goes on where its log ends; completed steps are not run again, their outputs are read back")
    func takeover() async throws {
        let world = try World()
        let first = try world.engine("w1") { context throws(StepFailure) in
            if context.step == "b" { do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped } }
            return StepOutput(payload: Array("from \(context.step)".utf8))
        }
        let job = try await world.submit(.chain(3))
        try await world.crashing(first) {
            try await eventually("b runs") { try await world.state(job).step("b")?.attempt == 1 }
        }
        #expect(await world.store.job(job)?.stage == "running", "a crash leaves no word")
        let seen = Recorder()
        let second = try world.engine("w2") { context in
            seen.note("\(context.step)\(context.attempt) \(String(decoding: context.outputs["a"] ?? [], as: UTF8.self))")
            return StepOutput()
        }
        try await world.running(second) { try await world.settled(job) }
        #expect(seen.entries == ["b2 from a", "c1 from a"])
        try await world.isSound(job)
    }

    @Test("G9: a redelivery is a takeover, without waiting for the dead worker's lease to run out")
    func redelivery() async throws {
        let world = try World()
        let broker = InProcessBroker()
        let gate = Gate()
        let view = FaultyStore(world.store)
        let first = try world.engine("w1", on: view, broker: broker) { _ in
            await gate.pass()
            return StepOutput()
        }
        let second = try world.engine("w2", broker: broker)
        let heir = try #require(WorkerID("w2"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            let job = try await world.submit(.chain(2))
            group.addTask { try? await first.run(shutdownSignals: []) }
            try await eventually("it runs on the first") { gate.arrived == 1 }
            let owner = WorkerHeartbeat(worker: try #require(WorkerID("w1")))
            await world.store.renewLease(owner, forMilliseconds: 600_000)
            _ = await broker.publish([OutboxRow(id: 99, message: OutboxMessage(jobID: job, priority: .default))])
            try await eventually("the copy is dropped") { await broker.depth == 0 }
            // The broker notices that a consumer is gone and delivers again what that one had.
            let ghost = await broker.consume(prefetch: 1)
            _ = await broker.publish([OutboxRow(id: 100, message: OutboxMessage(jobID: job, priority: .default))])
            for await _ in ghost.deliveries { break }
            group.addTask { try await world.running(second) { try await world.settled(job) } }
            try await eventually("the second is up") { await world.store.isAlive(heir) }
            view.gate.close()
            await ghost.close()
            _ = try await group.next()
            gate.open()
            view.gate.open()
            group.cancelAll()
            try await world.isSound(job)
        }
    }

    @Test("G10: a job that kills its workers is quarantined after so many claims; its neighbours finish; released it runs again")
    func quarantine() async throws {
        let world = try World()
        let deadly = try await world.submit(.of(.script("deadly"), .script("more", needs: ["deadly"]), quarantineAfter: 3))
        let neighbours = [try await world.submit(.chain(2)), try await world.submit(.chain(2))]
        for crash in 1...3 {
            let gate = Recorder()
            let engine = try world.engine("w\(crash)") { context throws(StepFailure) in
                if context.step == "deadly" {
                    gate.note("hit")
                    do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped }
                }
                return StepOutput()
            }
            await world.store.endOtherLeases(than: try #require(WorkerID("w\(crash)")))
            try await world.crashing(engine) { try await eventually("the deadly step runs") { !gate.entries.isEmpty } }
        }
        let last = try world.engine("w9")
        try await world.running(last) {
            try await world.settled(deadly, as: .failed)
            #expect(await world.store.job(deadly)?.stage == "quarantined")
            let log = try await world.client.log(deadly)
            #expect(log.last?.event == .jobQuarantined(claims: 3, step: "deadly"), "the evidence")
            for neighbour in neighbours { try await world.settled(neighbour) }
            await #expect(throws: JobServiceError.rejected(deadly, .quarantined)) {
                try await world.client.retry(deadly, from: nil, by: .cli)
            }
            try await world.client.release(deadly, by: .cli)
            try await world.settled(deadly)
        }
        for job in neighbours + [deadly] { try await world.isSound(job) }
    }

    @Test("G7: a broker that is wiped loses no job: the rescuer dispatches it again")
    func wipedBroker() async throws {
        let world = try World()
        let (broker, gate) = (InProcessBroker(), Gate())
        let options = RuntimeOptions(slots: 1, rescuePeriod: .milliseconds(20), dispatchGraceMilliseconds: 50)
        let engine = try world.engine(broker: broker, options: options) { _ in
            await gate.pass()
            return StepOutput()
        }
        try await world.running(engine) {
            var jobs: [JobID] = []
            for _ in 0..<5 { jobs.append(try await engine.service.submit(world.submission(.chain(1))).jobID) }
            try await eventually("all but one are in the broker's hands") {
                let (depth, outbox) = await (broker.depth, world.store.backlog().outbox)
                return depth >= 4 && outbox == 0 && gate.arrived == 1
            }
            await broker.wipe()
            gate.open()
            for job in jobs { try await world.settled(job) }
            for job in jobs { try await world.isSound(job) }
        }
    }

    @Test("G5: a worker that was frozen while another took over is refused, and each refusal is recorded")
    func zombie() async throws {
        let world = try World()
        let (gate, view) = (Gate(), FaultyStore(world.store))
        let frozen = try world.engine("w1", on: view) { _ in
            await gate.pass()
            return StepOutput(payload: Array("zombie".utf8))
        }
        let heir = try world.engine("w2") { _ in StepOutput(payload: Array("heir".utf8)) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            let job = try await world.submit(.chain(2))
            group.addTask { try? await frozen.run(shutdownSignals: []) }
            try await eventually("it runs on the first") { gate.arrived == 1 }
            view.gate.close()
            await world.store.endOtherLeases(than: try #require(WorkerID("w2")))
            try await world.running(heir) { try await world.settled(job) }
            gate.open()
            view.gate.open()
            try await eventually("the refusal is on record") { await !world.store.nearMisses(limit: 10).isEmpty }
            try await eventually("the frozen one has given up") { await frozen.worker.liveCount == 0 }
            let miss = try #require(await world.store.nearMisses(limit: 1).first)
            #expect(miss.reason == .fenced(actualFence: Fence(2)))
            #expect(miss.expectedFence == Fence(1))
            let completed = try #require(try await world.client.log(job).first { $0.event.type == "StepCompleted" })
            #expect(try await world.client.payload(job, completed, of: world.user) == Array("heir".utf8))
            try await world.isSound(job)
            group.cancelAll()
        }
    }

    @Test("With nothing pending, due or interrupted left the engine ends by itself, and not before", arguments: 0..<5)
    func untilIdle(round: Int) async throws {
        let world = try World()
        var jobs: [JobID] = []
        for _ in 0..<5 { jobs.append(try await world.submit(.of(.delay("a", 15), .script("b", needs: ["a"])))) }
        let patient = try await world.submit(.of(.approval("a", "go")))
        let engine = try world.engine()
        try await engine.run(untilIdle: true, shutdownSignals: [])
        for job in jobs where try await !world.state(job).isSettled {
            // A delay that was not due yet is no reason to stay; one that was due is.
            #expect(await world.store.job(job)?.stage == "sleeping")
        }
        #expect(await world.store.job(patient)?.stage == "waiting")
    }

    @Test("An engine for one job leaves the others alone")
    func scope() async throws {
        let world = try World()
        let other = try await world.submit(.chain(1))
        let job = try await world.submit(.chain(1))
        let options = RuntimeOptions(rescuePeriod: .seconds(60))
        let engine = try world.engine(scope: .only(job), options: options)
        try await world.running(engine) { try await world.settled(job) }
        #expect(try await world.state(other).status == .pending)
    }

    @Test("An idle engine keeps running, and takes what comes later")
    func idleAndOn() async throws {
        let world = try World()
        let engine = try world.engine()
        try await world.running(engine) {
            let first = try await world.submit(.chain(1))
            try await world.settled(first)
            // Longer than any of its loops waits at most between two looks at the outbox.
            try await Task.sleep(for: .milliseconds(2300))
            let second = try await world.submit(.chain(1))
            try await world.settled(second)
        }
    }
}

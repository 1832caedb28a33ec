import EventSourcing
import JobRuntime
import Jobs
import Testing

@Suite("Engine: delays, approvals, cancellation", .timeLimit(.minutes(5)))
struct WaitingTests {
    @Test("G12: a delay parks the job and is never shorter than asked, by the store's clock")
    func delay() async throws {
        let world = try World()
        let engine = try world.engine()
        try await world.running(engine) {
            let job = try await world.submit(.of(.script("a"), .delay("b", 2000, needs: ["a"]), .script("c", needs: ["b"])))
            try await eventually("it sleeps") { await world.store.job(job)?.stage == "sleeping" }
            try await eventually("a parked job has no worker") { await engine.worker.liveCount == 0 }
            try await world.settled(job)
            let log = try await world.client.log(job)
            let parked = try #require(log.first { $0.event.type == "JobParked" })
            let woken = try #require(log.last { $0.event.type == "JobClaimed" })
            #expect(woken.recordedAt.milliseconds(since: parked.recordedAt) >= 1999)
            try await world.isSound(job)
        }
    }

    @Test("G12: a job that is to begin later is not begun before, by the store's clock, and outlives the process that made it")
    func laterStart() async throws {
        let world = try World()
        var submission = world.submission(.chain(1))
        let start = RuntimeClock.system.now().advanced(byMilliseconds: 150)
        submission.startAt = start
        let job = try await world.client.submit(submission).jobID
        #expect(await world.store.job(job)?.stage == "scheduled")
        #expect(await world.store.outbox(after: 0, job: job, limit: 1) == [])
        let engine = try world.engine()
        try await world.running(engine) {
            try await world.settled(job)
            let claimed = try #require(try await world.client.log(job).first { $0.event.type == "JobClaimed" })
            #expect(claimed.recordedAt >= start)
            try await world.isSound(job)
        }
    }

    @Test("A process that works until nothing is due does not wait for a job that begins later, and runs one whose time has come")
    func laterStartAndDrain() async throws {
        let world = try World()
        var submission = world.submission(.chain(1))
        submission.startAt = RuntimeClock.system.now().advanced(byMilliseconds: 3_600_000)
        let late = try await world.client.submit(submission).jobID
        let start = RuntimeClock.system.now().advanced(byMilliseconds: 1)
        submission.startAt = start
        let soon = try await world.client.submit(submission).jobID
        try await eventually("its time has come") { RuntimeClock.system.now() > start }
        try await world.engine().run(untilIdle: true, shutdownSignals: [])
        #expect(try await world.state(soon).status == .completed)
        #expect(await world.store.job(late)?.stage == "scheduled")
    }

    @Test("An approval parks the job until its signal; what came with the signal is kept with it")
    func approval() async throws {
        let world = try World()
        let engine = try world.engine()
        try await world.running(engine) {
            let job = try await world.submit(.of(.approval("a", "go"), .script("b", needs: ["a"])))
            try await eventually("it waits") { await world.store.job(job)?.stage == "waiting" }
            await #expect(throws: JobServiceError.rejected(job, .unknownSignal("no", known: ["go"]))) {
                try await world.client.signal(job, name: "no", by: .cli)
            }
            try await world.client.signal(job, name: "go", body: Array("yes".utf8), by: .cli)
            try await world.settled(job)
            let signal = try #require(try await world.client.log(job).first { $0.event.type == "SignalReceived" })
            #expect(try await world.client.payload(job, signal, of: world.user) == Array("yes".utf8))
            try await world.isSound(job)
        }
    }

    @Test("A signal that comes before its step, or in the middle of a claim, is not lost", arguments: 0..<20)
    func earlySignal(round: Int) async throws {
        let world = try World()
        let engine = try world.engine()
        try await world.running(engine) {
            let job = try await engine.service.submit(world.submission(.of(.script("a"), .approval("b", "go", needs: ["a"])))).jobID
            for _ in 0..<round { await Task.yield() }
            // From the engine's own process and from another, in turn.
            try await (round.isMultiple(of: 2) ? engine.service : world.client).signal(job, name: "go", by: .cli)
            try await world.settled(job)
            try await world.isSound(job)
        }
    }

    @Test("An approval that nobody gives in time fails the job")
    func approvalTimeout() async throws {
        let world = try World()
        let engine = try world.engine()
        try await world.running(engine) {
            let job = try await world.submit(.of(.approval("a", "go", timeout: 40)))
            try await world.settled(job, as: .failed)
            #expect(try await world.state(job).errorCode == "approval_timeout")
        }
    }

    @Test("G11: a pending and a parked job are cancelled on the spot")
    func cancelWithoutWorker() async throws {
        let world = try World()
        let pending = try await world.submit(.chain(1))
        #expect(try await world.client.cancel(pending, by: .cli) == .effective)
        #expect(try await world.state(pending).status == .cancelled)

        let engine = try world.engine()
        try await world.running(engine) {
            let parked = try await world.submit(.of(.delay("a", 600_000)))
            try await eventually("it sleeps") { await world.store.job(parked)?.stage == "sleeping" }
            #expect(try await world.client.cancel(parked, by: .cli) == .effective)
            #expect(await world.store.backlog().nextTimer == nil)
            try await world.isSound(parked)
        }
    }

    @Test("G11: a running job is stopped through its actor, and the service tells the stage")
    func cancelRunning() async throws {
        let world = try World()
        let seen = Recorder()
        let engine = try world.engine { context throws(StepFailure) in
            seen.note("started")
            do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(2))
            try await eventually("it runs") { !seen.entries.isEmpty }
            #expect(try await engine.service.cancel(job, reason: "changed my mind", by: .cli) == .requested)
            try await world.settled(job, as: .cancelled)
            #expect(try await world.state(job).cancellation == .effective)
            try await world.isSound(job)
        }
    }

    @Test("G11: with a step that does not listen the cancellation stays delivered; the job never completes")
    func uncooperative() async throws {
        let world = try World()
        let gate = Gate()
        let engine = try world.engine { _ in
            await gate.pass()
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(2))
            try await eventually("it runs") { gate.arrived == 1 }
            _ = try await engine.service.cancel(job, by: .cli)
            try await eventually("delivered") { try await world.state(job).cancellation == .delivered }
            #expect(await world.store.job(job)?.stage == "stopping")
            gate.open()
            try await world.settled(job, as: .cancelled)
            #expect(gate.arrived == 1)
        }
    }

    @Test("G11: cancelling at any moment of a run leaves one end and a sound log", arguments: 0..<24)
    func cancelAnywhere(round: Int) async throws {
        let world = try World()
        let engine = try world.engine()
        try await world.running(engine) {
            let job = try await engine.service.submit(world.submission(.chain(6))).jobID
            for _ in 0..<(round * 4) { await Task.yield() }
            let stage = try? await engine.service.cancel(job, by: .cli)
            try await eventually("it is settled") { try await world.state(job).isSettled }
            if stage != nil { #expect(try await world.state(job).status == .cancelled) }
            try await world.isSound(job)
        }
    }
}

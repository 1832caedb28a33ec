import EventSourcing
import Jobs
import Messaging
import Testing

@testable import JobRuntime

@Suite("Fleet: many processes on one store", .timeLimit(.minutes(5)))
struct FleetTests {
    @Test("G11: a cancellation in another process is pushed through the change feed, without a poll")
    func pushed() async throws {
        let world = try World()
        let broker = InProcessBroker()
        var options = RuntimeOptions.quick
        options.watchPeriod = .seconds(600)
        let worker = try world.process("w1", broker: broker, options: options, changes: broker) { context throws(StepFailure) in
            do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped }
            return StepOutput()
        }
        let other = try world.submitter("s1", broker: broker, changes: broker)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await other.run(shutdownSignals: []) }
            try await world.running(worker) {
                let job = try await other.service.submit(world.submission(.chain(1))).jobID
                try await eventually("it runs") { try await world.state(job).step("a")?.attempt == 1 }
                _ = try await other.service.cancel(job, by: .cli)
                try await world.settled(job, as: .cancelled)
            }
            group.cancelAll()
        }
    }

    @Test("G11: what no feed tells, the watcher finds: it asks for versions only after a change, and tells those behind")
    func watched() async throws {
        let world = try World()
        let view = SwitchedStore(world.store)
        var options = RuntimeOptions.quick
        options.watchPeriod = .milliseconds(5)
        let engine = try world.process("w1", on: view, broker: InProcessBroker(), options: options) { context throws(StepFailure) in
            do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(1))
            try await eventually("it runs") { try await world.state(job).step("a")?.attempt == 1 }
            let looks = view.versionLooks
            _ = try await world.client.cancel(job, by: .cli)
            #expect(view.versionLooks <= looks + 1)
            view.change()
            try await world.settled(job, as: .cancelled)
            try await world.isSound(job)
        }
    }

    @Test("Timers and orphans are the leader's work; the others only ask again, and take over")
    func leads() async throws {
        let world = try World()
        let view = SwitchedStore(world.store)
        view.leads = false
        var options = RuntimeOptions.quick
        options.brokerOutlivesProcess = true
        options.leadPeriod = .milliseconds(5)
        let engine = try world.process("w1", on: view, broker: InProcessBroker(), options: options)
        try await world.running(engine) {
            let job = try await world.submit(.of(.delay("a", 1), .script("b", needs: ["a"])))
            try await eventually("it sleeps") { await world.store.job(job)?.stage == "sleeping" }
            #expect(view.firings == 0 && view.rescues == 0)
            view.leads = true
            try await world.settled(job)
            #expect(view.firings > 0)
        }
    }

    @Test("G7: who suspects a loss while another leads has not forgotten it when the lead comes to it")
    func suspicionLasts() async throws {
        let world = try World()
        let (view, broker, loss) = (SwitchedStore(world.store), ScriptedBroker(), LossSuspicion())
        view.leads = false
        var options = RuntimeOptions.quick
        options.brokerOutlivesProcess = true
        options.leadPeriod = .milliseconds(5)
        // Its dispatch was published and is gone.
        let job = try await world.submit(.chain(1))
        let lost = await world.store.outbox(after: 0, job: job, limit: 1)
        _ = await world.store.append([], settling: lost.map(\.id))
        // The store's clock must have moved on since.
        try await Task.sleep(for: .milliseconds(5))
        loss.raise()
        let engine = try world.process("w1", on: view, broker: broker, options: options, loss: loss)
        try await world.running(engine) {
            try await eventually("another has led for a while") { view.leadLooks >= 10 }
            #expect(view.rescues == 0)
            view.leads = true
            try await world.settled(job)
        }
    }

    @Test("G9: a dispatch of a job whose owner's lease has run out takes over, also when it is no redelivery")
    func expired() async throws {
        let world = try World()
        let first = try world.engine("w1") { context throws(StepFailure) in
            do { try await Task.sleep(for: .seconds(600)) } catch { throw .stopped }
            return StepOutput()
        }
        let job = try await world.submit(.chain(1))
        try await world.crashing(first) { try await eventually("it runs") { try await world.state(job).step("a")?.attempt == 1 } }
        await world.store.endLease(of: try #require(WorkerID("w1")))
        let broker = InProcessBroker()
        var options = RuntimeOptions.quick
        options.brokerOutlivesProcess = true
        options.rescuePeriod = .seconds(600)
        let second = try world.engine("w2", broker: broker, options: options)
        try await world.running(second) {
            _ = await broker.publish([OutboxRow(id: 99, message: OutboxMessage(jobID: job, priority: .default))])
            try await world.settled(job)
        }
        try await world.isSound(job)
    }

    @Test("A worker that cannot renew its lease claims nothing once the lease is over, and goes on when it holds it again")
    func lostLease() async throws {
        let world = try World()
        let (view, broker) = (SwitchedStore(world.store), InProcessBroker())
        let worker = try #require(WorkerID("w1"))
        var options = RuntimeOptions.quick
        options.leaseMilliseconds = 150
        let engine = try world.process("w1", on: view, broker: broker, options: options)
        try await world.running(engine) {
            let warm = try await world.submit(.chain(1))
            try await world.settled(warm)
            view.isDown = true
            try await eventually("the lease is over") { await !world.store.isAlive(worker) }
            try await Task.sleep(for: .milliseconds(50))
            let job = try await world.submit(.chain(1))
            _ = await broker.publish([OutboxRow(id: 99, message: OutboxMessage(jobID: job, priority: .default))])
            try await eventually("the delivery is held") { await engine.worker.liveCount == 1 }
            #expect(try await world.types(job) == ["JobCreated"])
            view.isDown = false
            try await world.settled(job)
            try await world.isSound(job)
        }
    }

    @Test("The broker is not asked again and again to redeliver while the store is away: the delivery is held, and one claim follows")
    func heldDelivery() async throws {
        let world = try World()
        let (view, broker) = (SwitchedStore(world.store), InProcessBroker())
        let engine = try world.process("w1", on: view, broker: broker)
        try await world.running(engine) {
            let job = try await world.submit(.chain(2))
            try await world.settled(job)
            view.isDown = true
            let second = try await world.submit(.chain(1))
            _ = await broker.publish([OutboxRow(id: 99, message: OutboxMessage(jobID: second, priority: .default))])
            try await eventually("taken") { await engine.worker.liveJobs.contains(second) }
            try await Task.sleep(for: .milliseconds(200))
            #expect(await engine.worker.liveJobs.contains(second))
            view.isDown = false
            try await world.settled(second)
            #expect(try await world.types(second).filter { $0 == "JobClaimed" }.count == 1)
        }
    }

    @Test("At most so many jobs of one user run at once in the whole fleet; those of others go on, and all end")
    func perUser() async throws {
        let world = try World()
        let (broker, gate, seen) = (InProcessBroker(), Gate(), Recorder())
        var options = RuntimeOptions(slots: 8, jobsPerUser: 2, rescuePeriod: .milliseconds(20))
        options.brokerOutlivesProcess = true
        let grace = try #require(UserID("grace"))
        let body: ScriptedStep.Body = { context in
            if String(decoding: context.input, as: UTF8.self) == "ada" { await seen.during("ada") { await gate.pass() } }
            return StepOutput()
        }
        let engines = [
            try world.process("w1", broker: broker, options: options, body),
            try world.process("w2", broker: broker, options: options, body),
        ]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for engine in engines { group.addTask { try await engine.run(shutdownSignals: []) } }
            var jobs: [JobID] = []
            for _ in 0..<6 { jobs.append(try await world.client.submit(world.submission(.chain(1), input: "ada")).jobID) }
            try await eventually("two run") { seen.entries.count == 2 }
            var other = world.submission(.chain(1), input: "grace")
            other.userID = grace
            let free = try await world.client.submit(other).jobID
            try await world.settled(free)
            #expect(seen.entries.count == 2)
            gate.open()
            for job in jobs { try await world.settled(job) }
            #expect(seen.most <= 2)
            for job in jobs { try await world.isSound(job) }
            group.cancelAll()
        }
    }

    @Test("A job that the store's outage stopped keeps its place among its user's jobs while it is tried again")
    func perUserOverOutage() async throws {
        let world = try World()
        let (view, broker, gate, seen) = (SwitchedStore(world.store), InProcessBroker(), Gate(), Recorder())
        var options = RuntimeOptions(slots: 8, jobsPerUser: 1, rescuePeriod: .milliseconds(20))
        options.brokerOutlivesProcess = true
        let body: ScriptedStep.Body = { context in
            await seen.during("\(context.jobID)") { await gate.pass() }
            return StepOutput()
        }
        let first = try world.process("w1", on: view, broker: broker, options: options, body)
        let second = try world.process("w2", broker: broker, options: options, body)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await first.run(shutdownSignals: []) }
            let job = try await world.submit(.chain(2))
            try await eventually("its step runs") { gate.arrived == 1 }
            let other = try await world.submit(.chain(2))
            try await eventually("the other waits for it") { view.deferrals == 1 }
            group.addTask { try await second.run(shutdownSignals: []) }
            view.isDown = true
            gate.open()
            try await eventually("its outcome could not be written") { view.refusedAppends.contains(job) }
            view.isDown = false
            for job in [job, other] { try await world.settled(job) }
            #expect(seen.entries.lastIndex(of: "\(job)").map { $0 + 1 } == seen.entries.firstIndex(of: "\(other)"))
            #expect(seen.most == 1)
            for job in [job, other] { try await world.isSound(job) }
            group.cancelAll()
        }
    }

    @Test("The registry says where a worker runs, what it can take and what it is doing, and that it is about to go")
    func registry() async throws {
        let world = try World()
        let gate = Gate()
        var options = RuntimeOptions(slots: 3, drainDeadline: .seconds(30))
        options.leaseMilliseconds = 90
        let engine = try world.process("w1", broker: InProcessBroker(), options: options) { _ in
            await gate.pass()
            return StepOutput()
        }
        let job = try await world.submit(.chain(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await world.running(engine) {
                    try await eventually("it says that it runs a job") { await world.store.workers().first?.heartbeat.running == 1 }
                    try await eventually("its step has begun") { gate.arrived == 1 }
                }
            }
            try await eventually("it says that it drains") { await world.store.workers().first?.heartbeat.isDraining == true }
            let heartbeat = try #require(await world.store.workers().first?.heartbeat)
            #expect((heartbeat.host, heartbeat.processID, heartbeat.version, heartbeat.slots) == ("host", 7, "1.2", 3))
            gate.open()
            try await group.waitForAll()
        }
        try await world.settled(job)
        #expect(await world.store.workers().allSatisfy { !$0.isAlive })
    }

    @Test("A process that only submits publishes what it committed, stands in the registry without slots, and runs nothing")
    func submitter() async throws {
        let world = try World()
        let broker = InProcessBroker()
        let submitter = try world.submitter("s1", broker: broker)
        let worker = try world.engine("w1", broker: broker)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await submitter.run(shutdownSignals: []) }
            let job = try await submitter.service.submit(world.submission(.chain(2))).jobID
            try await eventually("published") { await broker.depth == 1 }
            try await eventually("registered") { await world.store.workers().first?.heartbeat.slots == 0 }
            #expect(try await world.state(job).status == .pending)
            try await world.running(worker) { try await world.settled(job) }
            try await world.isSound(job)
            group.cancelAll()
        }
    }
}

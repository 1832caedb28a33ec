import Artifacts
import EventSourcing
import JobRuntime
import Jobs
import Messaging
import Testing

@Suite("Engine: running jobs", .timeLimit(.minutes(5)))
struct RunningTests {
    @Test("A chain completes: input and earlier outputs reach each step, its log is sound")
    func chain() async throws {
        let world = try World()
        let seen = Recorder()
        let engine = try world.engine { context in
            let outputs = context.outputs.keys.sorted().joined()
            seen.note("\(context.step) \(String(decoding: context.input, as: UTF8.self)) [\(outputs)]")
            return StepOutput(payload: Array(context.step.utf8))
        }
        try await world.running(engine) {
            let job = try await engine.service.submit(world.submission(.chain(3))).jobID
            try await world.settled(job)
            #expect(seen.entries == ["a input []", "b input [a]", "c input [ab]"])
            #expect(
                try await world.types(job) == [
                    "JobCreated", "JobClaimed", "StepStarted", "StepCompleted", "StepStarted", "StepCompleted", "StepStarted",
                    "StepCompleted", "JobCompleted",
                ]
            )
            try await world.isSound(job)
        }
    }

    @Test("G14: a step sees what the steps it needs have left, whatever else is done by then")
    func outputsOfNeeds() async throws {
        let world = try World()
        let seen = Recorder()
        let engine = try world.engine { context in
            seen.note("\(context.step) [\(context.outputs.keys.sorted().joined())]")
            return StepOutput(payload: Array(context.step.utf8))
        }
        let definition = WorkflowDefinition.of(
            .script("a"),
            .script("b", needs: ["a"]),
            .script("c", needs: ["a"]),
            .script("d", needs: ["c"]),
            .delay("wait", 1, needs: ["b", "d"]),
            .script("e", needs: ["d", "wait"]),
            .script("f", needs: ["c"])
        )
        try await world.running(engine) {
            let job = try await world.submit(definition)
            try await world.settled(job)
            #expect(seen.entries.sorted() == ["a []", "b [a]", "c [a]", "d [ac]", "e [abcdwait]", "f [ac]"])
        }
    }

    @Test("A failing step is tried again under the next attempt with the same idempotency key, after a durable timer")
    func retries() async throws {
        let world = try World()
        let seen = Recorder()
        let engine = try world.engine { context throws(StepFailure) in
            seen.note("\(context.attempt) \(context.idempotencyKey.hasSuffix("/a"))")
            guard context.attempt == 3 else { throw StepFailure(code: "flaky", message: "again", isRetryable: true) }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(1))
            try await world.settled(job)
            #expect(seen.entries == ["1 true", "2 true", "3 true"])
            #expect(try await world.types(job).filter { $0 == "RetryScheduled" }.count == 2)
            try await world.isSound(job)
        }
    }

    @Test("A step that failed for good fails the job and its dependents never run; by hand it is retried from the named step on")
    func failureAndRetry() async throws {
        let world = try World()
        let seen = Recorder()
        let engine = try world.engine { context throws(StepFailure) in
            seen.note("\(context.step)\(context.attempt)")
            if context.step == "b", context.attempt == 1 { throw StepFailure(code: "bad", message: "", isRetryable: false) }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(3))
            try await world.settled(job, as: .failed)
            #expect(seen.entries == ["a1", "b1"])
            try await engine.service.retry(job, from: nil, by: .cli)
            try await world.settled(job)
            #expect(seen.entries == ["a1", "b1", "b2", "c1"])
            try await world.isSound(job)
        }
    }

    @Test("A retry that comes while the failed job's last step still winds down is not lost")
    func retryWhileWindingDown() async throws {
        let world = try World()
        let gate = Gate()
        let engine = try world.engine { context throws(StepFailure) in
            if context.step == "a", context.attempt == 1 { await gate.pass() }
            if context.step == "b", context.attempt == 1 { throw StepFailure(code: "bad", message: "", isRetryable: false) }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.parallel(2))
            try await eventually("the job has failed") { try await world.state(job).status == .failed }
            try await engine.service.retry(job, from: nil, by: .cli)
            try await eventually("the dispatch was taken") { await world.store.backlog().outbox == 0 }
            gate.open()
            try await world.settled(job)
            try await world.isSound(job)
        }
    }

    @Test("Independent steps run at the same time")
    func overlap() async throws {
        let world = try World()
        let (seen, gate) = (Recorder(), Gate())
        let engine = try world.engine { context in
            await seen.during(context.step) { await gate.pass() }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.parallel(3))
            try await eventually("all three run") { seen.most == 3 }
            gate.open()
            try await world.settled(job)
        }
    }

    @Test("A step that runs out of time is cancelled and tried again")
    func timeout() async throws {
        let world = try World()
        // A machine under load may be too slow for a second attempt too.
        let patient = RetryPolicy(maxAttempts: 50, baseMilliseconds: 1, capMilliseconds: 5)
        let engine = try world.engine { context throws(StepFailure) in
            do {
                if context.attempt == 1 { try await Task.sleep(for: .seconds(600)) }
            } catch {
                throw .stopped
            }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.of(.script("a", timeout: 500, retry: patient)))
            try await world.settled(job)
            let failures = try await world.client.log(job).map(\.event).filter { $0.type == "StepFailed" }
            #expect(failures.first == .stepFailed(step: "a", attempt: 1, code: "timeout", retryable: true))
            try await world.isSound(job)
        }
    }

    @Test("Never more jobs at once than slots, and the broker is not emptied beyond them")
    func slots() async throws {
        let world = try World()
        let (seen, gate, broker) = (Recorder(), Gate(), InProcessBroker())
        let engine = try world.engine(broker: broker, options: RuntimeOptions(slots: 2)) { context in
            await seen.during("\(context.jobID)") { await gate.pass() }
            return StepOutput()
        }
        try await world.running(engine) {
            var jobs: [JobID] = []
            for _ in 0..<7 { jobs.append(try await engine.service.submit(world.submission(.chain(1))).jobID) }
            try await eventually("two run, five wait") { await (seen.most, broker.depth) == (2, 5) }
            gate.open()
            for job in jobs { try await world.settled(job) }
            #expect(seen.most == 2)
        }
    }

    @Test("High priority is served before low, and low is not starved")
    func priorities() async throws {
        let world = try World()
        let seen = Recorder()
        for priority in [Priority.low, .default, .high] {
            for _ in 0..<20 { _ = try await world.submit(.chain(1), priority: priority) }
        }
        let engine = try world.engine(options: RuntimeOptions(slots: 1)) { context in
            let row = await world.store.job(context.jobID)
            seen.note(row?.priority.rawValue ?? "?")
            return StepOutput()
        }
        try await world.running(engine) { try await eventually("all have run") { seen.entries.count == 60 } }
        // The relay may hand over the first row by itself, before the higher ones are in the queue.
        let order = seen.entries.dropFirst()
        let firstHalf = order.prefix(20)
        #expect(firstHalf.count { $0 == "high" } > firstHalf.count { $0 == "default" })
        #expect(firstHalf.count { $0 == "default" } > firstHalf.count { $0 == "low" })
        #expect(firstHalf.contains("low"))
    }

    @Test("A second dispatch of a job that runs is dropped: the job runs once")
    func duplicate() async throws {
        let world = try World()
        let (seen, gate, broker) = (Recorder(), Gate(), InProcessBroker())
        let engine = try world.engine(broker: broker) { context in
            await seen.during(context.step) { await gate.pass() }
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(1))
            try await eventually("it runs") { seen.most == 1 }
            for id in 100..<110 {
                _ = await broker.publish([OutboxRow(id: Int64(id), message: OutboxMessage(jobID: job, priority: .default))])
            }
            try await eventually("all are taken") { await broker.depth == 0 }
            gate.open()
            try await world.settled(job)
            _ = await broker.publish([OutboxRow(id: 111, message: OutboxMessage(jobID: job, priority: .default))])
            try await eventually("the last is taken") { await broker.depth == 0 }
            #expect(seen.entries == ["a"])
            #expect(await world.store.nearMisses(limit: 10).isEmpty)
        }
    }

    @Test("Progress reaches the log while the step runs, however often it is reported")
    func progress() async throws {
        let world = try World()
        let gate = Gate()
        let engine = try world.engine(options: RuntimeOptions(progressMilliseconds: 0)) { context in
            for _ in 0..<1000 { for percent in 0...70 { context.reportProgress(percent) } }
            await gate.pass()
            return StepOutput()
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(1))
            try await eventually("70 percent") { try await world.state(job).step("a")?.percent == 70 }
            gate.open()
            try await world.settled(job)
            #expect(try await world.types(job).filter { $0 == "StepProgressed" }.count <= 70)
        }
    }

    @Test("Artifacts of a step reach later steps and clients, and are sealed in the store")
    func artifacts() async throws {
        let world = try World()
        let engine = try world.engine { context throws(StepFailure) in
            if context.step == "a" {
                return StepOutput(artifacts: [.init(name: "letter.txt", mediaType: "text/plain", content: Array("dear".utf8))])
            }
            return StepOutput(payload: try await context.artifact("letter.txt"))
        }
        try await world.running(engine) {
            let job = try await world.submit(.chain(2))
            try await world.settled(job)
            #expect(try await world.client.artifact(job, name: "letter.txt") == Array("dear".utf8))
            let digest = try #require(try await world.state(job).artifacts.first?.digest)
            #expect(try await world.artifacts.get(digest) != Array("dear".utf8))
        }
    }

    @Test("A step nobody registered fails its job with a reason")
    func unknownStep() async throws {
        let world = try World()
        let engine = try world.engine()
        let definition = WorkflowDefinition.of(StepDefinition(name: "a", action: .run(uses: "absent", parameters: [:])))
        try await world.running(engine) {
            let job = try await world.submit(definition)
            try await world.settled(job, as: .failed)
            #expect(try await world.state(job).errorCode == "unknown_step")
        }
    }
}

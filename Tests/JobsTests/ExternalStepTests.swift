import EventSourcing
import Jobs
import Testing

@Suite("Steps that a service outside does")
struct ExternalStepTests {
    private let workflow = Sample.workflow(
        Sample.run("a"),
        Sample.external("out", needs: ["a"], retry: RetryPolicy(maxAttempts: 2, baseMilliseconds: 0, capMilliseconds: 0)),
        Sample.run("b", needs: ["out"])
    )
    private let until = Sample.at(1010)
    private var begun: [JobEvent] {
        [
            .jobClaimed(worker: Sample.worker), .stepStarted(step: "a", attempt: 1, wait: nil),
            .stepCompleted(step: "a", attempt: 1, artifacts: []),
            .stepStarted(step: "out", attempt: 1, wait: .callback(task: "render", until: self.until)),
        ]
    }
    private var parked: [JobEvent] { self.begun + [.jobParked(reason: .callback, until: self.until)] }

    @Test("starting it parks the job until the callback's time, and sends the task with the same commit, under the job's trace")
    func starts() throws {
        let trace = TraceContext(traceHigh: 1, traceLow: 2, spanID: 3, isSampled: true)
        var created = JobCreated(
            userID: Sample.user,
            workflow: "sample",
            definition: self.workflow.hash,
            priority: .high,
            steps: self.workflow.steps.map(\.name),
            seed: 1
        )
        created.trace = trace
        let scenario = Scenario(bare: self.workflow, [.jobCreated(created)] + self.begun.prefix(2))
        let events = try scenario.decider.decide(.completeStep(step: "a", attempt: 1, artifacts: [], now: Sample.at(10)), scenario.state)
        #expect(events == [self.begun[2], self.begun[3], .jobParked(reason: .callback, until: self.until)])
        let after = try scenario.after(.completeStep(step: "a", attempt: 1, artifacts: [], now: Sample.at(10)))
        let task = ExternalTask(name: "render", step: "out", attempt: 1, userID: Sample.user)
        #expect(
            after.state.messages(for: events, of: Sample.job)
                == [OutboxMessage(.task(task), jobID: Sample.job, priority: .high, trace: trace)]
        )
        #expect(after.state.timerChange(from: scenario.state) == .set(self.until))
        #expect(after.state.row(Sample.job, head: .zero)?.waits == .wake)
    }

    @Test("a callback completes the step and dispatches the rest, whether it names step and attempt or not")
    func completes() throws {
        let scenario = Scenario(self.workflow, self.parked)
        for (step, attempt) in [("out", 1), (nil, nil), ("out", nil), (nil, 1)] as [(String?, Int?)] {
            scenario.when(.completeExternal(step: step, attempt: attempt, now: Sample.at(20)))
                .then(.stepCompleted(step: "out", attempt: 1, artifacts: []), .jobParked(reason: .calledBack, until: nil))
        }
        let after = try scenario.after(.completeExternal(step: nil, attempt: nil, now: Sample.at(20)))
        #expect(after.state.timerChange(from: scenario.state) == .clear)
        #expect(after.state.dispatches(for: [.jobParked(reason: .calledBack, until: nil)], of: Sample.job).count == 1)
        after.when(.claim(worker: Sample.other, now: Sample.at(20), ownerIsAlive: false)).then(.jobClaimed(worker: Sample.other))
    }

    @Test("while a worker has the job the callback leaves the rest to it")
    func completesBesideWorker() throws {
        let parallel = Sample.workflow(Sample.run("a"), Sample.external("out"))
        let scenario = Scenario(parallel, [self.begun[0], self.begun[1], self.begun[3]])
        scenario.when(.completeExternal(step: nil, attempt: nil, now: Sample.at(20)))
            .then(.stepCompleted(step: "out", attempt: 1, artifacts: []))
    }

    @Test("a callback that comes twice is answered like the first, also after the job has ended")
    func twice() throws {
        let completed = try Scenario(self.workflow, self.parked).after(.completeExternal(step: nil, attempt: 1, now: Sample.at(20)))
        completed.when(.completeExternal(step: "out", attempt: 1, now: Sample.at(21))).then()
        completed.when(.completeExternal(step: nil, attempt: nil, now: Sample.at(21))).then()
        completed.when(.failExternal(step: nil, attempt: 1, code: "x", retryable: true, now: Sample.at(21)))
            .thenRejected(.notDelegated(step: "out", attempt: 1))
        let single = Sample.workflow(Sample.external("out"))
        let start = JobEvent.stepStarted(step: "out", attempt: 1, wait: .callback(task: "render", until: self.until))
        let failed = try Scenario(single, [self.begun[0], start, .jobParked(reason: .callback, until: self.until)])
            .after(.failExternal(step: nil, attempt: 1, code: "x", retryable: true, now: Sample.at(20)))
        #expect(failed.state.phase == .failed(step: "out", code: "x"))
        failed.when(.failExternal(step: nil, attempt: 1, code: "x", retryable: true, now: Sample.at(21))).then()
        failed.when(.completeExternal(step: nil, attempt: 1, now: Sample.at(21))).thenRejected(.settled(.failed))
    }

    @Test("a failure is tried again as another attempt with the same idempotency key, until the policy says no")
    func fails() throws {
        let failed = Scenario(self.workflow, self.parked)
        failed.when(.failExternal(step: "out", attempt: 1, code: "busy", retryable: true, now: Sample.at(20)))
            .then(
                .stepFailed(step: "out", attempt: 1, code: "busy", retryable: true),
                .retryScheduled(step: "out", attempt: 2, at: Sample.at(20)),
                .jobParked(reason: .retry, until: Sample.at(20))
            )
        let again = try failed.after(.failExternal(step: "out", attempt: 1, code: "busy", retryable: true, now: Sample.at(20)))
            .after(.claim(worker: Sample.other, now: Sample.at(20), ownerIsAlive: false))
        let second = JobEvent.stepStarted(step: "out", attempt: 2, wait: .callback(task: "render", until: Sample.at(1020)))
        again.when(.advance(now: Sample.at(20))).then(second, .jobParked(reason: .callback, until: Sample.at(1020)))
        let waiting = try again.after(.advance(now: Sample.at(20)))
        let keys = [1, 2].map { ExternalTask(name: "render", step: "out", attempt: $0, userID: Sample.user).idempotencyKey(of: Sample.job) }
        #expect(keys[0] == keys[1])
        // The first attempt was given up: it may say no more.
        waiting.when(.completeExternal(step: "out", attempt: 1, now: Sample.at(30))).thenRejected(.notDelegated(step: "out", attempt: 1))
        waiting.when(.failExternal(step: "out", attempt: 1, code: "busy", retryable: true, now: Sample.at(30)))
            .thenRejected(.notDelegated(step: "out", attempt: 1))
        waiting.when(.failExternal(step: "out", attempt: 2, code: "busy", retryable: true, now: Sample.at(30)))
            .then(.stepFailed(step: "out", attempt: 2, code: "busy", retryable: true), .jobFailed(step: "out", code: "busy"))
    }

    @Test("G12: without a callback in time the attempt fails as a timeout, not before, and is tried again")
    func timesOut() throws {
        let woken = try Scenario(self.workflow, self.parked).after(.claim(worker: Sample.other, now: self.until, ownerIsAlive: false))
        woken.when(.advance(now: self.until.advanced(byMilliseconds: -1))).then(.jobParked(reason: .callback, until: self.until))
        woken.when(.advance(now: self.until))
            .then(
                .stepFailed(step: "out", attempt: 1, code: "callback_timeout", retryable: true),
                .retryScheduled(step: "out", attempt: 2, at: self.until),
                .stepStarted(step: "out", attempt: 2, wait: .callback(task: "render", until: self.until.advanced(byMilliseconds: 1000))),
                .jobParked(reason: .callback, until: self.until.advanced(byMilliseconds: 1000))
            )
        Scenario(self.workflow, self.parked)
            .when(.claim(worker: Sample.other, now: self.until.advanced(byMilliseconds: -1), ownerIsAlive: false))
            .thenRejected(.notDue(until: self.until))
    }

    @Test("G11: a job that waits outside is cancelled at once, and no callback brings it back")
    func cancels() throws {
        let cancelled = try Scenario(self.workflow, self.parked).after(.requestCancellation(ownerIsAlive: false))
        #expect(cancelled.state.phase == .cancelled)
        cancelled.when(.completeExternal(step: nil, attempt: 1, now: Sample.at(20))).thenRejected(.settled(.cancelled))
        cancelled.when(.failExternal(step: nil, attempt: 1, code: "x", retryable: true, now: Sample.at(20)))
            .thenRejected(.settled(.cancelled))
        let parallel = Sample.workflow(Sample.run("a"), Sample.external("out"))
        Scenario(parallel, [self.begun[0], self.begun[1], self.begun[3], .cancellationRequested(stage: .requested)])
            .when(.completeExternal(step: nil, attempt: 1, now: Sample.at(20))).thenRejected(.cancelling)
    }

    @Test("a callback must be clear about its step")
    func unclear() {
        let two = Sample.workflow(Sample.external("x"), Sample.external("y"), Sample.run("z"))
        let wait = StepWait.callback(task: "render", until: self.until)
        let both = Scenario(
            two,
            [self.begun[0], .stepStarted(step: "x", attempt: 1, wait: wait), .stepStarted(step: "y", attempt: 1, wait: wait)]
        )
        both.when(.completeExternal(step: nil, attempt: nil, now: Sample.at(20))).thenRejected(.unclearStep(known: ["x", "y"]))
        both.when(.completeExternal(step: "z", attempt: nil, now: Sample.at(20))).thenRejected(.notDelegated(step: "z", attempt: nil))
        both.when(.completeExternal(step: "w", attempt: nil, now: Sample.at(20))).thenRejected(.unknownStep("w"))
        Scenario(Sample.workflow(Sample.run("a"))).when(.completeExternal(step: nil, attempt: nil, now: Sample.at(20)))
            .thenRejected(.unclearStep(known: []))
        Scenario(two).when(.completeExternal(step: "x", attempt: nil, now: Sample.at(20)))
            .thenRejected(.notDelegated(step: "x", attempt: nil))
    }

    @Test("a job that already wants a worker is not parked again by a callback")
    func interrupted() {
        let parallel = Sample.workflow(Sample.run("a"), Sample.external("out", retry: .standard))
        let events = [self.begun[0], self.begun[1], self.begun[3], .jobParked(reason: .handedBack, until: nil)]
        let state = Scenario(parallel, events)
        state.when(.completeExternal(step: nil, attempt: nil, now: Sample.at(20)))
            .then(.stepCompleted(step: "out", attempt: 1, artifacts: []))
    }
}

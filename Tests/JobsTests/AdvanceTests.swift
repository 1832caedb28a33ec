import EventSourcing
import Jobs
import Testing

@Suite("Advancing a claimed job")
struct AdvanceTests {
    private let claim = JobEvent.jobClaimed(worker: Sample.worker)

    private func started(_ step: String, _ attempt: Int = 1, wait: StepWait? = nil) -> JobEvent {
        .stepStarted(step: step, attempt: attempt, wait: wait)
    }

    private func completed(_ step: String, _ attempt: Int = 1) -> JobEvent {
        .stepCompleted(step: step, attempt: attempt, artifacts: [])
    }

    private func advance(_ milliseconds: Int64 = 0) -> JobCommand { .advance(now: Sample.at(milliseconds)) }

    @Test("steps without needs start side by side, the others wait")
    func startsRoots() {
        let workflow = Sample.workflow(Sample.run("a"), Sample.run("b"), Sample.run("c", needs: ["a", "b"]))
        Scenario(workflow, [self.claim]).when(self.advance()).then(self.started("a"), self.started("b"))
        Scenario(workflow, [self.claim, self.started("a"), self.started("b")]).when(self.advance()).then()
    }

    @Test("a step starts when the last of its needs is done and not before")
    func waitsForNeeds() {
        let workflow = Sample.workflow(Sample.run("c", needs: ["a", "b"]), Sample.run("a"), Sample.run("b"))
        let running = [self.claim, self.started("a"), self.started("b")]
        Scenario(workflow, running).when(.completeStep(step: "a", attempt: 1, artifacts: [], now: Sample.start)).then(self.completed("a"))
        Scenario(workflow, running + [self.completed("a")])
            .when(.completeStep(step: "b", attempt: 1, artifacts: [], now: Sample.start))
            .then(self.completed("b"), self.started("c"))
    }

    @Test("the job completes with its last step")
    func completes() {
        Scenario(Sample.workflow(Sample.run("a")), [self.claim, self.started("a")])
            .when(.completeStep(step: "a", attempt: 1, artifacts: [], now: Sample.start))
            .then(self.completed("a"), .jobCompleted)
    }

    @Test("a step that a dead worker left running starts again as the next attempt")
    func restartsInterrupted() {
        let workflow = Sample.workflow(Sample.run("a"), Sample.run("b"))
        Scenario(workflow, [self.claim, self.started("a"), self.started("b"), self.completed("b"), self.claim])
            .when(self.advance()).then(self.started("a", 2))
    }

    @Test("a step that was handed back starts again as the next attempt")
    func restartsHandedBack() {
        let events: [JobEvent] = [self.claim, self.started("a"), .jobParked(reason: .handedBack, until: nil), self.claim]
        Scenario(Sample.workflow(Sample.run("a")), events).when(self.advance()).then(self.started("a", 2))
    }

    @Test("G12: a delay parks the job for its time, and is over neither before nor later")
    func delays() {
        let workflow = Sample.workflow(Sample.delay("d", 500), Sample.run("a", needs: ["d"]))
        let waiting = self.started("d", wait: .timer(until: Sample.at(600)))
        Scenario(workflow, [self.claim]).when(self.advance(100)).then(waiting, .jobParked(reason: .timer, until: Sample.at(600)))
        let woken = Scenario(workflow, [self.claim, waiting, .jobParked(reason: .timer, until: Sample.at(600)), self.claim])
        woken.when(self.advance(599)).then(.jobParked(reason: .timer, until: Sample.at(600)))
        woken.when(self.advance(600)).then(self.completed("d"), self.started("a"))
    }

    @Test("a delay of no time is over at once, wherever it stands in the file")
    func delayOfNoTime() {
        let workflow = Sample.workflow(Sample.run("a", needs: ["d"]), Sample.delay("d", 0))
        Scenario(workflow, [self.claim]).when(self.advance())
            .then(self.started("d", wait: .timer(until: Sample.start)), self.completed("d"), self.started("a"))
    }

    @Test("a delay does not begin anew when the job changes hands")
    func delaySurvivesTakeover() {
        let workflow = Sample.workflow(Sample.delay("d", 500), Sample.run("a"))
        let events = [self.claim, self.started("d", wait: .timer(until: Sample.at(500))), self.started("a"), self.claim]
        Scenario(workflow, events).when(self.advance(400)).then(self.started("a", 2))
        Scenario(workflow, events).when(self.advance(500)).then(self.completed("d"), self.started("a", 2))
    }

    @Test("a job does not park while a step runs")
    func staysWhileRunning() {
        let workflow = Sample.workflow(Sample.delay("d", 500), Sample.run("a"))
        Scenario(workflow, [self.claim]).when(self.advance())
            .then(self.started("d", wait: .timer(until: Sample.at(500))), self.started("a"))
    }

    @Test("an approval waits for its signal, without end or until its timeout", arguments: [nil, 900])
    func waitsForApproval(timeout: Int64?) {
        let until = timeout.map { Sample.at($0) }
        Scenario(Sample.workflow(Sample.approval("ok", "go", timeout: timeout)), [self.claim]).when(self.advance())
            .then(self.started("ok", wait: .signal(name: "go", until: until)), .jobParked(reason: .signal, until: until))
    }

    private let waiting: [JobEvent] = [
        .jobClaimed(worker: Sample.worker), .stepStarted(step: "ok", attempt: 1, wait: .signal(name: "go", until: Sample.at(900))),
        .jobParked(reason: .signal, until: Sample.at(900)),
    ]

    @Test("a signal completes its approval, also one that came before the step, and also late")
    func takesSignal() {
        let workflow = Sample.workflow(Sample.approval("ok", "go", timeout: 900))
        let signal = JobEvent.signalReceived(name: "go")
        Scenario(workflow, self.waiting + [signal, self.claim]).when(self.advance(100)).then(self.completed("ok"), .jobCompleted)
        Scenario(workflow, self.waiting + [signal, self.claim]).when(self.advance(5000)).then(self.completed("ok"), .jobCompleted)
        Scenario(workflow, [signal, self.claim]).when(self.advance())
            .then(self.started("ok", wait: .signal(name: "go", until: Sample.at(900))), self.completed("ok"), .jobCompleted)
    }

    @Test("a signal is taken by one approval; a second approval of the same name waits for another")
    func takesSignalOnce() throws {
        let workflow = Sample.workflow(Sample.approval("one", "go"), Sample.approval("two", "go", needs: ["one"]))
        let first = try Scenario(workflow, [.signalReceived(name: "go"), self.claim]).after(self.advance())
        #expect(first.state.step("one")?.isCompleted == true)
        #expect(first.state.phase == .parked(.signal, until: nil))
        let second = try first.after(.signal(name: "go")).after(.claim(worker: Sample.other, now: Sample.start, ownerIsAlive: false))
        #expect(try second.after(self.advance()).state.phase == .completed)
    }

    @Test("an approval that nobody gave in time fails the job")
    func approvalTimesOut() {
        let workflow = Sample.workflow(Sample.approval("ok", "go", timeout: 900), Sample.run("a"))
        let woken = Scenario(workflow, self.waiting + [self.claim])
        woken.when(self.advance(900))
            .then(
                .stepFailed(step: "ok", attempt: 1, code: "approval_timeout", retryable: false),
                .jobFailed(step: "ok", code: "approval_timeout")
            )
        woken.when(self.advance(899)).then(self.started("a"))
    }

    struct Parking: Sendable {
        var name: String
        var delay: Int64
        var timeout: Int64?
        var retry: Int64
        var reason: ParkReason
        var until: Int64
    }

    @Test(
        "a job parks until the earliest time that any step waits for, and says what for",
        arguments: [
            Parking(name: "delay", delay: 100, timeout: 200, retry: 300, reason: .timer, until: 100),
            Parking(name: "approval", delay: 300, timeout: 200, retry: 400, reason: .signal, until: 200),
            Parking(name: "retry", delay: 300, timeout: 200, retry: 50, reason: .retry, until: 50),
            Parking(
                name: "an approval without end does not hide a delay",
                delay: 300,
                timeout: nil,
                retry: 400,
                reason: .timer,
                until: 300
            ),
        ]
    )
    func parks(_ parking: Parking) {
        let workflow = Sample.workflow(
            Sample.approval("ok", "go", timeout: parking.timeout),
            Sample.delay("d", parking.delay),
            Sample.run("r")
        )
        let events: [JobEvent] = [
            self.claim, self.started("ok", wait: .signal(name: "go", until: parking.timeout.map { Sample.at($0) })),
            self.started("d", wait: .timer(until: Sample.at(parking.delay))), self.started("r"),
            .stepFailed(step: "r", attempt: 1, code: "x", retryable: true),
            .retryScheduled(step: "r", attempt: 2, at: Sample.at(parking.retry)),
        ]
        Scenario(workflow, events).when(self.advance()).then(.jobParked(reason: parking.reason, until: Sample.at(parking.until)))
    }

    @Test("G12: a scheduled retry starts at its time as the next attempt")
    func retries() {
        let events: [JobEvent] = [
            self.claim, self.started("a"), .stepFailed(step: "a", attempt: 1, code: "x", retryable: true),
            .retryScheduled(step: "a", attempt: 2, at: Sample.at(300)),
        ]
        let scenario = Scenario(Sample.workflow(Sample.run("a")), events)
        scenario.when(self.advance(299)).then(.jobParked(reason: .retry, until: Sample.at(300)))
        scenario.when(self.advance(300)).then(self.started("a", 2))
    }

    @Test("G11: a job that is being cancelled starts nothing, and ends when nothing runs under the claim")
    func cancelling() {
        let workflow = Sample.workflow(Sample.run("a"), Sample.run("b", needs: ["a"]))
        let asked = JobEvent.cancellationRequested(stage: .requested)
        Scenario(workflow, [self.claim, self.started("a"), asked]).when(self.advance()).then()
        Scenario(workflow, [self.claim, asked]).when(self.advance()).then(.jobCancelled)
        Scenario(workflow, [self.claim, self.started("a"), self.claim, asked]).when(self.advance()).then(.jobCancelled)
    }
}

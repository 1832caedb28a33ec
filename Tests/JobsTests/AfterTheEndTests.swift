import EventSourcing
import Jobs
import Testing

@Suite("Retry by hand, release and erasure")
struct AfterTheEndTests {
    private let workflow = Sample.workflow(
        Sample.run("a"),
        Sample.run("b", needs: ["a"]),
        Sample.run("side"),
        Sample.run("c", needs: ["b"])
    )
    private let failed: [JobEvent] = [
        .jobClaimed(worker: Sample.worker), .stepStarted(step: "a", attempt: 1, wait: nil),
        .stepStarted(step: "side", attempt: 1, wait: nil),
        .stepCompleted(step: "side", attempt: 1, artifacts: []), .stepCompleted(step: "a", attempt: 1, artifacts: []),
        .stepStarted(step: "b", attempt: 1, wait: nil), .stepFailed(step: "b", attempt: 1, code: "x", retryable: false),
        .jobFailed(step: "b", code: "x"),
    ]

    struct Choice: Sendable {
        var from: String?
        var reset: [String]
    }

    @Test(
        "a retry resets the chosen step, what depends on it and what was never done, and nothing else",
        arguments: [
            Choice(from: nil, reset: ["b", "c"]), Choice(from: "b", reset: ["b", "c"]), Choice(from: "c", reset: ["b", "c"]),
            Choice(from: "a", reset: ["a", "b", "c"]), Choice(from: "side", reset: ["b", "side", "c"]),
        ]
    )
    func resets(choice: Choice) throws {
        let scenario = Scenario(self.workflow, self.failed)
        scenario.when(.retry(from: choice.from)).then(.jobRetried(from: choice.from, reset: choice.reset))
        let retried = try scenario.after(.retry(from: choice.from)).state
        #expect(retried.phase == .pending)
        for step in retried.steps {
            let before = try #require(scenario.state.step(step.name))
            if choice.reset.contains(step.name) {
                #expect(step.status == .pending && step.failures == 0 && step.percent == 0 && step.completedAt == nil)
                #expect(step.attempt == before.attempt, "attempts go on counting")
            } else {
                #expect(step == before)
            }
        }
    }

    @Test("a retried step starts as the next attempt with all its tries before it")
    func startsAgain() throws {
        let retried = try Scenario(self.workflow, self.failed).after(.retry(from: nil))
            .after(.claim(worker: Sample.other, now: Sample.start, ownerIsAlive: false))
        retried.when(.advance(now: Sample.start)).then(.stepStarted(step: "b", attempt: 2, wait: nil))
    }

    @Test("a retry from a step the workflow does not have is refused")
    func unknownStep() {
        Scenario(self.workflow, self.failed).when(.retry(from: "nowhere")).thenRejected(.unknownStep("nowhere"))
    }

    private let quarantined: [JobEvent] = [
        .jobClaimed(worker: Sample.worker), .stepStarted(step: "a", attempt: 1, wait: nil), .jobQuarantined(claims: 1, step: "a"),
    ]

    @Test("G10: a released job goes on where it was, with its strikes forgiven")
    func releases() throws {
        let released = try Scenario(self.workflow, self.quarantined).after(.release)
        #expect(released.log.last?.event == .jobReleased)
        #expect(released.state.phase == .pending)
        #expect(released.state.strikes == 0)
        let claimed = try released.after(.claim(worker: Sample.other, now: Sample.start, ownerIsAlive: false))
        claimed.when(.advance(now: Sample.start))
            .then(.stepStarted(step: "a", attempt: 2, wait: nil), .stepStarted(step: "side", attempt: 1, wait: nil))
    }

    @Test("a settled job is erased as it is; a live one is cancelled first")
    func erases() {
        let asked = JobEvent.cancellationRequested(stage: .requested)
        let completed: [JobEvent] = [.jobClaimed(worker: Sample.worker), .jobCompleted]
        for events in [self.failed, self.quarantined, completed, [asked, .jobCancelled]] {
            Scenario(self.workflow, events).when(.erase).then(.payloadErased)
        }
        let parked: [JobEvent] = [.jobClaimed(worker: Sample.worker), .jobParked(reason: .handedBack, until: nil)]
        for events in [[], [.jobClaimed(worker: Sample.worker)], parked] {
            Scenario(self.workflow, events).when(.erase).then(asked, .jobCancelled, .payloadErased)
        }
        Scenario(self.workflow, [.jobClaimed(worker: Sample.worker), asked]).when(.erase).then(.jobCancelled, .payloadErased)
    }

    @Test("an erased job cannot run again, nor be erased twice")
    func staysErased() {
        let failed = Scenario(self.workflow, self.failed + [.payloadErased])
        failed.when(.erase).thenRejected(.erased)
        failed.when(.retry(from: nil)).thenRejected(.erased)
        Scenario(self.workflow, self.quarantined + [.payloadErased]).when(.release).thenRejected(.erased)
    }
}

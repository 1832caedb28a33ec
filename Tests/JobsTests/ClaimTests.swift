import EventSourcing
import Jobs
import Testing

@Suite("Creating and claiming a job")
struct ClaimTests {
    private let workflow = Sample.workflow(Sample.run("a"), Sample.approval("ok", "go", timeout: 1000, needs: ["a"]))

    private func claim(at milliseconds: Int64 = 0, ownerIsAlive: Bool = false) -> JobCommand {
        .claim(worker: Sample.other, now: Sample.at(milliseconds), ownerIsAlive: ownerIsAlive)
    }

    @Test("a new job names its workflow, its steps and its seed")
    func creates() {
        Scenario(bare: self.workflow, [])
            .when(.create(userID: Sample.user, definition: self.workflow.hash, priority: .high, seed: Sample.seed))
            .then(Sample.created(self.workflow, priority: .high))
    }

    @Test("a job is created once")
    func createsOnce() {
        Scenario(self.workflow)
            .when(.create(userID: Sample.user, definition: self.workflow.hash, priority: .high, seed: 1))
            .thenRejected(.alreadyExists)
    }

    @Test("a pending job is anyone's to claim", arguments: [true, false])
    func claimsPending(ownerIsAlive: Bool) {
        Scenario(self.workflow).when(self.claim(ownerIsAlive: ownerIsAlive)).then(.jobClaimed(worker: Sample.other))
    }

    @Test("a job is taken over from a dead owner and never from a living one")
    func takesOver() {
        let claimed = Scenario(self.workflow, [.jobClaimed(worker: Sample.worker)])
        claimed.when(self.claim(ownerIsAlive: false)).then(.jobClaimed(worker: Sample.other))
        claimed.when(self.claim(ownerIsAlive: true)).thenRejected(.owned(by: Sample.worker))
    }

    private func parked(_ reason: ParkReason, until: Timestamp?) -> [JobEvent] {
        [
            .jobClaimed(worker: Sample.worker), .stepStarted(step: "a", attempt: 1, wait: nil),
            .stepCompleted(step: "a", attempt: 1, artifacts: []),
            .stepStarted(step: "ok", attempt: 1, wait: .signal(name: "go", until: until)),
            .jobParked(reason: reason, until: until),
        ]
    }

    @Test("G12: a parked job is not claimed before its time", arguments: [ParkReason.timer, .retry, .signal])
    func waitsForTime(reason: ParkReason) {
        let parked = Scenario(self.workflow, self.parked(reason, until: Sample.at(1000)))
        parked.when(self.claim(at: 999)).thenRejected(.notDue(until: Sample.at(1000)))
        parked.when(self.claim(at: 1000)).then(.jobClaimed(worker: Sample.other))
        parked.when(self.claim(at: 5000)).then(.jobClaimed(worker: Sample.other))
    }

    @Test("a job parked for a signal alone is claimed once the signal has come")
    func waitsForSignal() {
        let parked = self.parked(.signal, until: nil)
        Scenario(self.workflow, parked).when(self.claim(at: 1 << 40)).thenRejected(.notDue(until: nil))
        Scenario(self.workflow, parked + [.signalReceived(name: "other")]).when(self.claim()).thenRejected(.notDue(until: nil))
        Scenario(self.workflow, parked + [.signalReceived(name: "go")]).when(self.claim()).then(.jobClaimed(worker: Sample.other))
    }

    @Test("a signal also wakes a job that is parked until a time")
    func signalBeforeTime() {
        Scenario(self.workflow, self.parked(.timer, until: Sample.at(1000)) + [.signalReceived(name: "go")])
            .when(self.claim()).then(.jobClaimed(worker: Sample.other))
    }

    @Test("a job that was handed back is claimed at once")
    func claimsHandedBack() {
        Scenario(self.workflow, [.jobClaimed(worker: Sample.worker), .jobParked(reason: .handedBack, until: nil)])
            .when(self.claim()).then(.jobClaimed(worker: Sample.other))
    }

    @Test("G10: after so many claims without a finished step the next one quarantines, naming the step that was running")
    func quarantines() {
        let claim = JobEvent.jobClaimed(worker: Sample.worker)
        let start = JobEvent.stepStarted(step: "a", attempt: 1, wait: nil)
        Scenario(self.workflow, [claim, start, claim]).when(self.claim()).then(.jobClaimed(worker: Sample.other))
        Scenario(self.workflow, [claim, start, claim, claim]).when(self.claim()).then(.jobQuarantined(claims: 3, step: "a"))
        Scenario(self.workflow, [claim, claim, claim]).when(self.claim()).then(.jobQuarantined(claims: 3, step: nil))
    }

    @Test(
        "G10: a sign of life forgives the claims before it",
        arguments: [
            JobEvent.stepCompleted(step: "a", attempt: 1, artifacts: []),
            .stepFailed(step: "a", attempt: 1, code: "x", retryable: true),
            .jobParked(reason: .handedBack, until: nil),
        ]
    )
    func forgives(sign: JobEvent) {
        let claim = JobEvent.jobClaimed(worker: Sample.worker)
        Scenario(self.workflow, [claim, claim, .stepStarted(step: "a", attempt: 1, wait: nil), claim, sign, claim])
            .when(self.claim()).then(.jobClaimed(worker: Sample.other))
    }

    @Test("G10: progress and a cancellation asked for are no signs of life")
    func progressIsNoSign() {
        let claim = JobEvent.jobClaimed(worker: Sample.worker)
        let events: [JobEvent] = [
            claim, .stepStarted(step: "a", attempt: 1, wait: nil), .stepProgressed(step: "a", attempt: 1, percent: 50), claim, claim,
        ]
        Scenario(self.workflow, events).when(self.claim()).then(.jobQuarantined(claims: 3, step: "a"))
    }

    @Test("G11: whoever claims a job whose cancellation was asked for ends it, even when it is due for quarantine")
    func cancelsInsteadOfClaiming() {
        let claim = JobEvent.jobClaimed(worker: Sample.worker)
        let asked = JobEvent.cancellationRequested(stage: .requested)
        Scenario(self.workflow, [claim, asked]).when(self.claim()).then(.jobCancelled)
        Scenario(self.workflow, [claim, claim, claim, asked]).when(self.claim()).then(.jobCancelled)
        Scenario(self.workflow, [claim, asked, .jobParked(reason: .handedBack, until: nil)]).when(self.claim()).then(.jobCancelled)
    }

    @Test("every claim has a greater fence than all before")
    func fenceGrows() {
        let claim = JobEvent.jobClaimed(worker: Sample.worker)
        let scenario = Scenario(self.workflow, [claim, .stepStarted(step: "a", attempt: 1, wait: nil), claim, claim])
        #expect(scenario.state.fence == Fence(3))
        #expect(scenario.state.step("a")?.status == .running(fence: Fence(1)))
    }
}

import EventSourcing
import Jobs
import Testing

@Suite("Creating and claiming a job")
struct ClaimTests {
    private let workflow = Sample.workflow(Sample.run("a"), Sample.approval("ok", "go", timeout: 1000, needs: ["a"]))

    private func claim(at milliseconds: Int64 = 0, ownerIsAlive: Bool = false) -> JobCommand {
        .claim(worker: Sample.other, now: Sample.at(milliseconds), ownerIsAlive: ownerIsAlive)
    }

    private let byOne = JobEvent.jobClaimed(worker: Sample.worker)
    private let byOther = JobEvent.jobClaimed(worker: Sample.other)

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

    private func create(startingAt milliseconds: Int64) -> JobCommand {
        .create(
            userID: Sample.user,
            definition: self.workflow.hash,
            priority: .default,
            seed: Sample.seed,
            delay: JobDelay(until: Sample.at(milliseconds), now: Sample.at(1000))
        )
    }

    @Test("G12: a job that is to begin later waits for its time, and nobody is sent for it before")
    func createsLater() throws {
        let park = JobEvent.jobParked(reason: .scheduled, until: Sample.at(1001))
        let new = Scenario(bare: self.workflow, [])
        new.when(self.create(startingAt: 1001)).then(Sample.created(self.workflow), park)
        let later = try new.after(self.create(startingAt: 1001))
        #expect(later.state.status == .pending)
        #expect(later.state.dispatches(for: [Sample.created(self.workflow), park], of: Sample.job) == [])
        #expect(later.state.timerChange(from: new.state) == .set(Sample.at(1001)))
        let row = try #require(later.state.row(Sample.job, head: .zero))
        #expect(row.stage == "scheduled" && row.wakeAt == Sample.at(1001) && row.waits == .wake)
        later.when(self.claim(at: 1000)).thenRejected(.notDue(until: Sample.at(1001)))
        later.when(self.claim(at: 1001)).then(self.byOther)
        later.when(.retry(from: nil)).thenRejected(.notRetryable(.pending))
        later.when(.requestCancellation(ownerIsAlive: false)).then(.cancellationRequested(stage: .requested), .jobCancelled)
    }

    @Test("a time that is past delays nothing", arguments: [1000, 999, 0])
    func createsAtOnce(milliseconds: Int64) throws {
        let new = Scenario(bare: self.workflow, [])
        new.when(self.create(startingAt: milliseconds)).then(Sample.created(self.workflow))
        #expect(
            try new.after(self.create(startingAt: milliseconds)).state.dispatches(for: [Sample.created(self.workflow)], of: Sample.job)
                .count == 1
        )
    }

    @Test("no job waits for longer than a year")
    func waitsAYearAtMost() {
        let new = Scenario(bare: self.workflow, [])
        let last = 1000 + JobDelay.longestMilliseconds
        new.when(self.create(startingAt: last)).then(Sample.created(self.workflow), .jobParked(reason: .scheduled, until: Sample.at(last)))
        new.when(self.create(startingAt: last + 1)).thenRejected(.delayedTooLong)
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
        let (one, other) = (self.byOne, self.byOther)
        let start = JobEvent.stepStarted(step: "a", attempt: 1, wait: nil)
        Scenario(self.workflow, [other, start, one]).when(self.claim()).then(.jobClaimed(worker: Sample.other))
        Scenario(self.workflow, [one, start, other, one]).when(self.claim()).then(.jobQuarantined(claims: 3, step: "a"))
        Scenario(self.workflow, [one, other, one]).when(self.claim()).then(.jobQuarantined(claims: 3, step: nil))
    }

    @Test("G10: a worker that claims its own job again is alive, so that is no strike, and no quarantine keeps it from going on")
    func claimsAgain() {
        let (one, other) = (self.byOne, self.byOther)
        let again = Scenario(self.workflow, [one, .stepStarted(step: "a", attempt: 1, wait: nil)] + Array(repeating: one, count: 9))
        #expect(again.state.strikes == 1)
        #expect(again.state.fence == Fence(10))
        again.when(self.claim()).then(other)
        Scenario(self.workflow, [one, one, other, other, one, one]).when(self.claim()).then(.jobQuarantined(claims: 3, step: nil))
        Scenario(self.workflow, [other, one, other]).when(self.claim()).then(other)
    }

    @Test("G10: a quarantined job has the strikes that its log names, whatever rule counted them when it was written")
    func quarantinedStrikes() {
        let quarantined = Scenario(self.workflow, [self.byOne, self.byOne, self.byOne, .jobQuarantined(claims: 3, step: nil)])
        #expect(quarantined.state.strikes == 3)
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
        let (one, other) = (self.byOne, self.byOther)
        Scenario(self.workflow, [other, one, .stepStarted(step: "a", attempt: 1, wait: nil), other, sign, one])
            .when(self.claim()).then(.jobClaimed(worker: Sample.other))
    }

    @Test("G10: progress and a cancellation asked for are no signs of life")
    func progressIsNoSign() {
        let (one, other) = (self.byOne, self.byOther)
        let events: [JobEvent] = [
            one, .stepStarted(step: "a", attempt: 1, wait: nil), .stepProgressed(step: "a", attempt: 1, percent: 50), other, one,
        ]
        Scenario(self.workflow, events).when(self.claim()).then(.jobQuarantined(claims: 3, step: "a"))
    }

    @Test("G11: whoever claims a job whose cancellation was asked for ends it, even when it is due for quarantine")
    func cancelsInsteadOfClaiming() {
        let (claim, other) = (self.byOne, self.byOther)
        let asked = JobEvent.cancellationRequested(stage: .requested)
        Scenario(self.workflow, [claim, asked]).when(self.claim()).then(.jobCancelled)
        Scenario(self.workflow, [claim, other, claim, asked]).when(self.claim()).then(.jobCancelled)
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

import EventSourcing
import Jobs
import Testing

@Suite("G11: cancelling a job")
struct CancellationTests {
    private let workflow = Sample.workflow(Sample.run("a"), Sample.delay("d", 100, needs: ["a"]))
    private let running: [JobEvent] = [.jobClaimed(worker: Sample.worker), .stepStarted(step: "a", attempt: 1, wait: nil)]
    private let requested = JobEvent.cancellationRequested(stage: .requested)
    private let delivered = JobEvent.cancellationRequested(stage: .delivered)

    @Test("a job without a living owner is cancelled on the spot")
    func onTheSpot() {
        let parked: [JobEvent] = [.jobClaimed(worker: Sample.worker), .jobParked(reason: .timer, until: Sample.at(100))]
        for ownerIsAlive in [true, false] {
            for events in [[], parked] {
                Scenario(self.workflow, events)
                    .when(.requestCancellation(ownerIsAlive: ownerIsAlive)).then(self.requested, .jobCancelled)
            }
        }
        Scenario(self.workflow, self.running).when(.requestCancellation(ownerIsAlive: false)).then(self.requested, .jobCancelled)
    }

    @Test("a running job is cancelled in three stages: requested, delivered, effective")
    func stages() throws {
        var scenario = Scenario(self.workflow, self.running)
        #expect(scenario.state.cancellation == nil)
        scenario.when(.requestCancellation(ownerIsAlive: true)).then(self.requested)
        scenario = try scenario.after(.requestCancellation(ownerIsAlive: true))
        #expect(scenario.state.cancellation == .requested)
        #expect(scenario.state.stage == "stopping")
        scenario.when(.deliverCancellation).then(self.delivered)
        scenario = try scenario.after(.deliverCancellation)
        #expect(scenario.state.cancellation == .delivered)
        scenario.when(.confirmCancellation).then(.jobCancelled)
        scenario = try scenario.after(.confirmCancellation)
        #expect(scenario.state.cancellation == .effective)
        #expect(scenario.state.phase == .cancelled)
    }

    @Test("asking or delivering again changes nothing")
    func again() {
        let asked = Scenario(self.workflow, self.running + [self.requested])
        asked.when(.requestCancellation(ownerIsAlive: true)).then()
        let told = Scenario(self.workflow, self.running + [self.requested, self.delivered])
        told.when(.requestCancellation(ownerIsAlive: true)).then()
        told.when(.deliverCancellation).then()
    }

    @Test("asking again after the owner has died ends the job")
    func ownerDied() {
        Scenario(self.workflow, self.running + [self.requested, self.delivered])
            .when(.requestCancellation(ownerIsAlive: false)).then(.jobCancelled)
    }

    @Test("what nobody asked for is neither delivered nor confirmed")
    func notAsked() {
        let running = Scenario(self.workflow, self.running)
        running.when(.deliverCancellation).thenRejected(.notCancelling)
        running.when(.confirmCancellation).thenRejected(.notCancelling)
    }

    @Test("a worker that shuts down while stopping leaves a job that the next one ends")
    func handedBack() {
        let asked = self.running + [self.requested]
        Scenario(self.workflow, asked).when(.handBack).then(.jobParked(reason: .handedBack, until: nil))
        Scenario(self.workflow, asked + [.jobParked(reason: .handedBack, until: nil)])
            .when(.claim(worker: Sample.other, now: Sample.start, ownerIsAlive: false)).then(.jobCancelled)
    }

    @Test("a cancelled job that is retried is no longer being cancelled")
    func retried() {
        let scenario = Scenario(self.workflow, self.running + [self.requested, .jobCancelled, .jobRetried(from: nil, reset: ["a", "d"])])
        #expect(scenario.state.cancellation == nil)
        #expect(scenario.state.phase == .pending)
    }
}

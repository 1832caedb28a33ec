import EventSourcing
import Jobs
import Testing

@Suite("G2 G7: the job's row, timer and dispatches follow from its events")
struct ProjectionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var stage: String
        var status: String
        var waits: JobRow.Waits
        var step: String?
        var wakeAt: Timestamp?
        var errorCode: String?
        var events: [JobEvent]

        var testDescription: String { self.stage }
    }

    private static let workflow = Sample.workflow(Sample.run("a"), Sample.run("b"), Sample.approval("ok", "go"))
    private static let claim = JobEvent.jobClaimed(worker: Sample.worker)
    private static let start = JobEvent.stepStarted(step: "a", attempt: 1, wait: nil)
    private static let asked = JobEvent.cancellationRequested(stage: .requested)

    private static func parked(_ reason: ParkReason, _ until: Timestamp?) -> [JobEvent] {
        [self.claim, self.start, .jobParked(reason: reason, until: until)]
    }

    static let cases: [Case] = [
        Case(stage: "pending", status: "pending", waits: .worker, events: []),
        Case(stage: "running", status: "processing", waits: .worker, step: "a", events: [Self.claim, Self.start]),
        Case(stage: "stopping", status: "processing", waits: .worker, step: "a", events: [Self.claim, Self.start, Self.asked]),
        Case(
            stage: "sleeping",
            status: "processing",
            waits: .wake,
            step: "a",
            wakeAt: Sample.at(9),
            events: Self.parked(.timer, Sample.at(9))
        ),
        Case(
            stage: "retrying",
            status: "processing",
            waits: .wake,
            step: "a",
            wakeAt: Sample.at(9),
            events: Self.parked(.retry, Sample.at(9))
        ),
        Case(stage: "waiting", status: "processing", waits: .wake, step: "a", events: Self.parked(.signal, nil)),
        Case(
            stage: "delegated",
            status: "processing",
            waits: .wake,
            step: "a",
            wakeAt: Sample.at(9),
            events: Self.parked(.callback, Sample.at(9))
        ),
        Case(stage: "resuming", status: "processing", waits: .worker, step: "a", events: Self.parked(.calledBack, nil)),
        Case(stage: "interrupted", status: "processing", waits: .worker, step: "a", events: Self.parked(.handedBack, nil)),
        Case(stage: "completed", status: "completed", waits: .nobody, events: [Self.claim, .jobCompleted]),
        Case(
            stage: "failed",
            status: "failed",
            waits: .nobody,
            step: "a",
            errorCode: "x",
            events: [Self.claim, .jobFailed(step: "a", code: "x")]
        ),
        Case(stage: "cancelled", status: "cancelled", waits: .nobody, events: [Self.asked, .jobCancelled]),
        Case(
            stage: "quarantined",
            status: "failed",
            waits: .nobody,
            step: "a",
            errorCode: "quarantined",
            events: [Self.claim, Self.start, .jobQuarantined(claims: 1, step: "a")]
        ),
    ]

    @Test("the row says what the phase means", arguments: Self.cases)
    func row(_ expected: Case) throws {
        let scenario = Scenario(Self.workflow, expected.events)
        let row = try #require(scenario.state.row(Sample.job, head: Digest(of: [1])))
        #expect(row.stage == expected.stage)
        #expect(row.status == expected.status)
        #expect(row.waits == expected.waits)
        #expect(row.step == expected.step)
        #expect(row.wakeAt == expected.wakeAt)
        #expect(row.errorCode == expected.errorCode)
        #expect(row.worker == (["running", "stopping"].contains(expected.stage) ? Sample.worker : nil))
        #expect(row.version == expected.events.count + 1)
        #expect(row.head == Digest(of: [1]))
        #expect(row.userID == Sample.user)
        #expect(row.definition == Self.workflow.hash)
        #expect(row.createdAt == Sample.start)
        #expect(row.updatedAt == Sample.at(Int64(expected.events.count)))
    }

    @Test("progress weighs all steps the same and reaches 100 with the last")
    func progress() {
        var scenario = Scenario(Self.workflow, [Self.claim, Self.start])
        #expect(scenario.state.progress == 0)
        scenario.append(.stepProgressed(step: "a", attempt: 1, percent: 50))
        #expect(scenario.state.progress == 16)
        for (step, progress) in [("a", 33), ("b", 66), ("ok", 100)] {
            scenario.append(.stepCompleted(step: step, attempt: 1, artifacts: []))
            #expect(scenario.state.progress == progress)
        }
    }

    @Test("the timer is set by parking, cleared by claiming and cancelling, and else left alone")
    func timer() {
        let claimed = Scenario(Self.workflow, [Self.claim]).state
        let parked = Scenario(Self.workflow, Self.parked(.timer, Sample.at(9))).state
        let later = Scenario(Self.workflow, Self.parked(.retry, Sample.at(10))).state
        let waiting = Scenario(Self.workflow, Self.parked(.signal, nil)).state
        let cancelled = Scenario(Self.workflow, Self.parked(.timer, Sample.at(9)) + [Self.asked, .jobCancelled]).state
        #expect(parked.timerChange(from: claimed) == .set(Sample.at(9)))
        #expect(later.timerChange(from: parked) == .set(Sample.at(10)))
        #expect(claimed.timerChange(from: parked) == .clear)
        #expect(cancelled.timerChange(from: parked) == .clear)
        #expect(parked.timerChange(from: parked) == .keep)
        #expect(waiting.timerChange(from: claimed) == .keep)
    }

    @Test("a job is dispatched, under its priority, whenever it begins to want a worker, and only then")
    func dispatches() {
        let created = Sample.created(Self.workflow, priority: .low)
        let state = Scenario(bare: Self.workflow, [created]).state
        let message = OutboxMessage(jobID: Sample.job, priority: .low)
        for event in [
            created, .jobRetried(from: nil, reset: []), .jobReleased, .jobParked(reason: .handedBack, until: nil),
            .jobParked(reason: .calledBack, until: nil),
        ] {
            #expect(state.dispatches(for: [Self.claim, event], of: Sample.job) == [message])
        }
        for event in [
            Self.claim, Self.start, Self.asked, .jobCancelled, .jobCompleted, .payloadErased,
            .jobParked(reason: .timer, until: Sample.at(9)),
            .signalReceived(name: "go"),
        ] {
            #expect(state.dispatches(for: [event], of: Sample.job).isEmpty)
        }
    }
}

import EventSourcing
import Jobs
import Testing

@Suite("What may not be asked in which phase")
struct RejectionTests {
    static let workflow = Sample.workflow(Sample.run("a"))

    static let phases: [(name: String, events: [JobEvent])] = [
        ("pending", []),
        ("parked", [.jobClaimed(worker: Sample.worker), .jobParked(reason: .timer, until: Sample.at(100))]),
        ("completed", [.jobClaimed(worker: Sample.worker), .jobCompleted]),
        ("failed", [.jobClaimed(worker: Sample.worker), .jobFailed(step: "a", code: "x")]),
        ("cancelled", [.cancellationRequested(stage: .requested), .jobCancelled]),
        ("quarantined", [.jobClaimed(worker: Sample.worker), .jobQuarantined(claims: 1, step: nil)]),
    ]

    /// Commands that need a claim.
    static let ofWorkers: [JobCommand] = [
        .advance(now: Sample.start), .reportProgress(step: "a", attempt: 1, percent: 1),
        .completeStep(step: "a", attempt: 1, artifacts: [], now: Sample.start),
        .failStep(step: "a", attempt: 1, code: "x", retryable: true, now: Sample.start), .handBack, .deliverCancellation,
        .confirmCancellation,
    ]

    /// Commands that need a live job.
    static let ofClients: [JobCommand] = [.signal(name: "go"), .requestCancellation(ownerIsAlive: true)]

    private func rejection(_ phase: String) -> JobRejection {
        switch phase {
        case "completed": .settled(.completed)
        case "failed": .settled(.failed)
        case "cancelled": .settled(.cancelled)
        case "quarantined": .quarantined
        default: .notClaimed
        }
    }

    @Test("G3: a job without a claim takes nothing from workers", arguments: Self.phases.indices, Self.ofWorkers)
    func workers(phase: Int, command: JobCommand) {
        let (name, events) = Self.phases[phase]
        Scenario(Self.workflow, events).when(command).thenRejected(self.rejection(name))
    }

    @Test("G3: a settled job takes neither signal, cancellation nor claim", arguments: 2...5)
    func clients(phase: Int) {
        let (name, events) = Self.phases[phase]
        let scenario = Scenario(Self.workflow, events)
        for command in Self.ofClients + [.claim(worker: Sample.worker, now: Sample.start, ownerIsAlive: false)] {
            scenario.when(command).thenRejected(self.rejection(name))
        }
    }

    @Test("only failed and cancelled jobs are retried, only quarantined ones released", arguments: Self.phases.indices)
    func reopening(phase: Int) {
        let (name, events) = Self.phases[phase]
        let scenario = Scenario(Self.workflow, events)
        if name != "quarantined" { scenario.when(.release).thenRejected(.notQuarantined) }
        switch name {
        case "pending": scenario.when(.retry(from: nil)).thenRejected(.notRetryable(.pending))
        case "parked": scenario.when(.retry(from: nil)).thenRejected(.notRetryable(.processing))
        case "completed": scenario.when(.retry(from: nil)).thenRejected(.notRetryable(.completed))
        case "quarantined": scenario.when(.retry(from: nil)).thenRejected(.quarantined)
        default: scenario.when(.retry(from: nil)).then(.jobRetried(from: nil, reset: ["a"]))
        }
    }

    @Test("a job that does not exist takes nothing but its creation")
    func absent() {
        let absent = Scenario(bare: Self.workflow, [])
        let others: [JobCommand] = [
            .claim(worker: Sample.worker, now: Sample.start, ownerIsAlive: false), .retry(from: nil), .release, .erase,
        ]
        for command in Self.ofWorkers + Self.ofClients + others { absent.when(command).thenRejected(.unknownJob) }
        #expect(absent.state.row(Sample.job, head: .zero) == nil)
    }

    @Test("a claimed job is not retried")
    func claimed() {
        Scenario(Self.workflow, [.jobClaimed(worker: Sample.worker)]).when(.retry(from: nil)).thenRejected(.notRetryable(.processing))
    }

    @Test("every rejection has words of its own")
    func words() {
        let rejections: [JobRejection] = [
            .alreadyExists, .delayedTooLong, .unknownJob, .settled(.failed), .quarantined, .notQuarantined, .notRetryable(.completed),
            .owned(by: Sample.worker), .notDue(until: nil), .notDue(until: Sample.start), .notClaimed, .unknownStep("a"),
            .notRunning(step: "a", attempt: 1), .progressNotForward(step: "a"), .cancelling, .notCancelling,
            .unknownSignal("go", known: []), .unknownSignal("go", known: ["yes"]), .duplicateSignal("go"), .erased,
        ]
        #expect(Set(rejections.map(\.description)).count == rejections.count)
    }
}

import EventSourcing
import Jobs
import Testing

@Suite("What a worker tells of its steps")
struct StepReportTests {
    private static let policy = RetryPolicy(maxAttempts: 3, baseMilliseconds: 200, capMilliseconds: 1000)
    private let workflow = Sample.workflow(Sample.run("a", retry: Self.policy), Sample.run("b"), Sample.run("c", needs: ["a"]))
    private let running: [JobEvent] = [
        .jobClaimed(worker: Sample.worker), .stepStarted(step: "a", attempt: 1, wait: nil), .stepStarted(step: "b", attempt: 1, wait: nil),
    ]

    private func complete(_ step: String, _ attempt: Int = 1, _ artifacts: [ArtifactReference] = []) -> JobCommand {
        .completeStep(step: step, attempt: attempt, artifacts: artifacts, now: Sample.start)
    }

    private func fail(_ step: String, _ attempt: Int = 1, retryable: Bool = true) -> JobCommand {
        .failStep(step: step, attempt: attempt, code: "broke", retryable: retryable, now: Sample.start)
    }

    private func progress(_ percent: Int, _ attempt: Int = 1) -> JobCommand {
        .reportProgress(step: "a", attempt: attempt, percent: percent)
    }

    @Test("progress is taken from 1 to 100", arguments: [1, 50, 100])
    func takesProgress(percent: Int) {
        Scenario(self.workflow, self.running).when(self.progress(percent)).then(.stepProgressed(step: "a", attempt: 1, percent: percent))
    }

    @Test("progress outside 0 to 100, repeated or backwards is refused", arguments: [Int.min, -1, 0, 39, 40, 101, Int.max])
    func refusesProgress(percent: Int) {
        Scenario(self.workflow, self.running + [.stepProgressed(step: "a", attempt: 1, percent: 40)])
            .when(self.progress(percent)).thenRejected(.progressNotForward(step: "a"))
    }

    @Test("a new attempt's progress begins at nothing")
    func progressBeginsAnew() {
        let events: [JobEvent] = [
            .stepProgressed(step: "a", attempt: 1, percent: 90), .jobClaimed(worker: Sample.other),
            .stepStarted(step: "a", attempt: 2, wait: nil),
        ]
        Scenario(self.workflow, self.running + events).when(self.progress(5, 2)).then(.stepProgressed(step: "a", attempt: 2, percent: 5))
    }

    @Test("a completed step keeps its artifacts and the version that completed it")
    func keepsArtifacts() throws {
        let artifact = ArtifactReference(name: "resume.pdf", digest: Digest(of: [1]), size: 9, mediaType: "application/pdf")
        let scenario = try Scenario(self.workflow, self.running).after(self.complete("a", 1, [artifact]))
        #expect(scenario.state.step("a")?.artifacts == [artifact])
        #expect(scenario.state.step("a")?.completedAt == 5)
        #expect(scenario.log.last?.event == .stepStarted(step: "c", attempt: 1, wait: nil))
    }

    @Test("a later step's artifact replaces an earlier one's of the same name")
    func replacesArtifacts() throws {
        let old = ArtifactReference(name: "x", digest: Digest(of: [1]), size: 1, mediaType: "text/plain")
        let new = ArtifactReference(name: "x", digest: Digest(of: [2]), size: 2, mediaType: "text/plain")
        let other = ArtifactReference(name: "y", digest: Digest(of: [3]), size: 3, mediaType: "text/plain")
        let scenario = try Scenario(self.workflow, self.running).after(self.complete("a", 1, [old, other]))
            .after(self.complete("c", 1, [new]))
        #expect(scenario.state.artifacts == [other, new])
    }

    @Test("G8: reports on what does not run are refused")
    func refusesStaleReports() {
        let running = Scenario(self.workflow, self.running)
        for command in [self.complete("a", 2), self.complete("a", 0), self.complete("c"), self.fail("a", 2), self.fail("c")] {
            let (step, attempt) = command.target
            running.when(command).thenRejected(.notRunning(step: step, attempt: attempt))
        }
        running.when(self.progress(5, 2)).thenRejected(.notRunning(step: "a", attempt: 2))
        for command in [self.complete("x"), self.fail("x"), .reportProgress(step: "x", attempt: 1, percent: 1)] {
            running.when(command).thenRejected(.unknownStep("x"))
        }
        let done = Scenario(self.workflow, self.running + [.stepCompleted(step: "a", attempt: 1, artifacts: [])])
        done.when(self.complete("a")).thenRejected(.notRunning(step: "a", attempt: 1))
        done.when(self.fail("a")).thenRejected(.notRunning(step: "a", attempt: 1))
    }

    @Test("G5: a step started under an older claim cannot be reported on under the new one")
    func refusesOlderClaim() {
        let taken = Scenario(self.workflow, self.running + [.jobClaimed(worker: Sample.other)])
        for command in [self.complete("a"), self.fail("a"), self.progress(5)] {
            taken.when(command).thenRejected(.notRunning(step: "a", attempt: 1))
        }
    }

    @Test("G11: a job that is being cancelled neither completes nor fails a step")
    func refusesWhileCancelling() {
        let asked = Scenario(self.workflow, self.running + [.cancellationRequested(stage: .requested)])
        asked.when(self.complete("a")).thenRejected(.cancelling)
        asked.when(self.fail("a")).thenRejected(.cancelling)
        asked.when(self.progress(5)).then(.stepProgressed(step: "a", attempt: 1, percent: 5))
    }

    @Test("a failure that may pass is tried again, after a time drawn from the job's seed")
    func schedulesRetry() {
        let delay = Self.policy.delay(afterFailures: 1, seed: SplitMix64.seed(Sample.seed, for: "a"))
        Scenario(self.workflow, self.running).when(self.fail("a"))
            .then(
                .stepFailed(step: "a", attempt: 1, code: "broke", retryable: true),
                .retryScheduled(step: "a", attempt: 2, at: Sample.at(delay))
            )
    }

    @Test("a job with nothing else to run parks until the retry")
    func parksForRetry() {
        let workflow = Sample.workflow(Sample.run("a", retry: Self.policy))
        let delay = Self.policy.delay(afterFailures: 1, seed: SplitMix64.seed(Sample.seed, for: "a"))
        Scenario(workflow, Array(self.running.prefix(2))).when(self.fail("a"))
            .then(
                .stepFailed(step: "a", attempt: 1, code: "broke", retryable: true),
                .retryScheduled(step: "a", attempt: 2, at: Sample.at(delay)),
                .jobParked(reason: .retry, until: Sample.at(delay))
            )
    }

    @Test("a retry without backoff starts in the same breath")
    func retriesAtOnce() {
        let workflow = Sample.workflow(Sample.run("a", retry: RetryPolicy(maxAttempts: 2, baseMilliseconds: 0, capMilliseconds: 0)))
        Scenario(workflow, Array(self.running.prefix(2))).when(self.fail("a"))
            .then(
                .stepFailed(step: "a", attempt: 1, code: "broke", retryable: true),
                .retryScheduled(step: "a", attempt: 2, at: Sample.start),
                .stepStarted(step: "a", attempt: 2, wait: nil)
            )
    }

    @Test("a failure that cannot pass fails the job at once, while others run")
    func failsAtOnce() {
        Scenario(self.workflow, self.running).when(self.fail("a", retryable: false))
            .then(
                .stepFailed(step: "a", attempt: 1, code: "broke", retryable: false),
                .jobFailed(step: "a", code: "broke")
            )
    }

    @Test("the job fails with the last failure the policy allows; crashes in between do not count")
    func exhausts() throws {
        var scenario = Scenario(self.workflow, self.running + [.jobClaimed(worker: Sample.other)])
        for attempt in 2...3 {
            scenario = try scenario.after(.advance(now: Sample.at(1 << 30))).after(self.fail("a", attempt))
            #expect(scenario.state.isSettled == false)
        }
        scenario = try scenario.after(.advance(now: Sample.at(1 << 30)))
        scenario.when(self.fail("a", 4))
            .then(
                .stepFailed(step: "a", attempt: 4, code: "broke", retryable: true),
                .jobFailed(step: "a", code: "broke")
            )
    }

    @Test("a job that runs on says once more how far it is; one that does not run cannot")
    func keepsOn() {
        let progressed = self.running + [.stepProgressed(step: "a", attempt: 1, percent: 40)]
        Scenario(self.workflow, progressed).when(.keepOn).then(.stepProgressed(step: "a", attempt: 1, percent: 40))
        Scenario(self.workflow).when(.keepOn).thenRejected(.notClaimed)
        Scenario(self.workflow, Array(self.running.prefix(1))).when(.keepOn).thenRejected(.notClaimed)
        Scenario(self.workflow, self.running + [.cancellationRequested(stage: .requested)]).when(.keepOn).thenRejected(.cancelling)
    }

    @Test("a worker that shuts down hands the job back; one that has no job cannot")
    func handsBack() {
        Scenario(self.workflow, self.running).when(.handBack).then(.jobParked(reason: .handedBack, until: nil))
        Scenario(self.workflow).when(.handBack).thenRejected(.notClaimed)
    }
}

extension JobCommand {
    /// Step and attempt of a report.
    fileprivate var target: (String, Int) {
        switch self {
        case .reportProgress(let step, let attempt, _), .completeStep(let step, let attempt, _, _),
            .failStep(let step, let attempt, _, _, _):
            (step, attempt)
        case .create, .claim, .advance, .completeExternal, .failExternal, .keepOn, .handBack, .signal, .requestCancellation,
            .deliverCancellation, .confirmCancellation, .retry,
            .release, .erase:
            ("", 0)
        }
    }
}

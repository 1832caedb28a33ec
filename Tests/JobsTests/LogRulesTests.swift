import EventSourcing
import Jobs
import Testing

/// The generated tests are worth what their rules catch.
@Suite("The rules that generated jobs are held to")
struct LogRulesTests {
    struct Illegal: Sendable, CustomTestStringConvertible {
        var rule: String
        var events: [JobEvent]

        var testDescription: String { self.rule }
    }

    private static let workflow = Sample.workflow(
        Sample.run("a", retry: RetryPolicy(maxAttempts: 2, baseMilliseconds: 100, capMilliseconds: 100)),
        Sample.run("b", needs: ["a"]),
        Sample.delay("d", 100),
        quarantineAfter: 2
    )
    private static let claim = JobEvent.jobClaimed(worker: Sample.worker)
    private static let rival = JobEvent.jobClaimed(worker: Sample.other)
    private static let asked = JobEvent.cancellationRequested(stage: .requested)

    private static func start(_ step: String, _ attempt: Int = 1, wait: StepWait? = nil) -> JobEvent {
        .stepStarted(step: step, attempt: attempt, wait: wait)
    }

    private static func complete(_ step: String, _ attempt: Int = 1) -> JobEvent {
        .stepCompleted(step: step, attempt: attempt, artifacts: [])
    }

    static let illegal: [Illegal] = [
        Illegal(rule: "a stream begins with JobCreated and has one", events: [Sample.created(Self.workflow)]),
        Illegal(rule: "StepStarted without a claim", events: [Self.start("a")]),
        Illegal(rule: "'b' started before what it needs", events: [Self.claim, Self.start("b")]),
        Illegal(
            rule: "G8: completed step 'a' started again",
            events: [Self.claim, Self.start("a"), Self.complete("a"), Self.claim, Self.start("a", 2)]
        ),
        Illegal(rule: "attempts of 'a' do not count up", events: [Self.claim, Self.start("a", 2)]),
        Illegal(rule: "'a' started twice under one claim", events: [Self.claim, Self.start("a"), Self.start("a", 2)]),
        Illegal(rule: "'a' completed under another claim", events: [Self.claim, Self.start("a"), Self.claim, Self.complete("a")]),
        Illegal(rule: "a stale attempt of 'a' completed", events: [Self.claim, Self.start("a"), Self.complete("a", 2)]),
        Illegal(
            rule: "progress of 'a' does not grow",
            events: [Self.claim, Self.start("a"), .stepProgressed(step: "a", attempt: 1, percent: 101)]
        ),
        Illegal(rule: "completed with steps left", events: [Self.claim, .jobCompleted]),
        Illegal(rule: "G10: claimed once too often", events: [Self.claim, Self.rival, Self.claim]),
        Illegal(rule: "G10: quarantined too soon", events: [Self.claim, .jobQuarantined(claims: 1, step: nil)]),
        Illegal(rule: "G11: StepStarted while being cancelled", events: [Self.claim, Self.asked, Self.start("a")]),
        Illegal(rule: "G11: JobCompleted while being cancelled", events: [Self.claim, Self.asked, .jobCompleted]),
        Illegal(rule: "G11: cancelled without being asked", events: [.jobCancelled]),
        Illegal(rule: "G3: JobCancelled after JobFailed", events: [Self.claim, .jobFailed(step: nil, code: "x"), .jobCancelled]),
        Illegal(rule: "G3: JobReleased after JobFailed", events: [Self.claim, .jobFailed(step: nil, code: "x"), .jobReleased]),
        Illegal(rule: "G3: JobRetried before an end", events: [.jobRetried(from: nil, reset: [])]),
        Illegal(rule: "an event after the erasure", events: [Self.asked, .jobCancelled, .payloadErased, .payloadErased]),
        Illegal(
            rule: "G12: the delay of 'd' ended too early",
            events: [Self.claim, Self.start("d", wait: .timer(until: Sample.at(1000))), Self.complete("d")]
        ),
        Illegal(
            rule: "the retry of 'a' lies outside its bounds",
            events: [
                Self.claim, Self.start("a"), .stepFailed(step: "a", attempt: 1, code: "x", retryable: true),
                .retryScheduled(step: "a", attempt: 2, at: Sample.at(1000)),
            ]
        ),
    ]

    @Test("a log that breaks a rule is caught at the event that breaks it", arguments: Self.illegal)
    func catches(_ illegal: Illegal) {
        var rules = LogRules(definition: Self.workflow)
        let broken = Scenario(Self.workflow, illegal.events).log.map { rules.broken(by: $0) }
        #expect(broken.dropLast().allSatisfy { $0 == nil })
        #expect(broken.last == illegal.rule)
    }

    @Test("a failing sequence shrinks to what makes it fail", arguments: [[3, 17], [0], [40], [0, 20, 40]])
    func shrinks(culprits: [Int]) {
        let shortest = shrunk(Array(0...40)) { candidate in culprits.allSatisfy(candidate.contains) }
        #expect(shortest == culprits)
    }
}

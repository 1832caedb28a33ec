#if DEBUG
import Testing

@testable import JobRuntime

@Suite("Fault plans")
struct FaultPlanTests {
    @Test("A plan names a crash, a step that crashes, a delay and mutants")
    func reads() throws {
        let plan = try FaultPlan("crash-at:after-commit:3,crash-job:tailor,slow-step:20,no-fence,delete-before-confirm")
        #expect(plan.crash == FaultPlan.Moment(boundary: .afterCommit, hit: 3))
        #expect(plan.crashingStep == "tailor")
        #expect(plan.stepDelayMilliseconds == 20)
        #expect(plan.mutants == [.noFence, .deleteBeforeConfirm])
        #expect(!plan.publishesWithoutMandatory)
        #expect(try FaultPlan("no-mandatory").publishesWithoutMandatory)
        #expect(try FaultPlan("crash-at:12").crash == FaultPlan.Moment(boundary: nil, hit: 12))
        #expect(try FaultPlan("freeze-at:between-steps:2").freeze == FaultPlan.Moment(boundary: .betweenSteps, hit: 2))
        #expect(try FaultPlan("") == FaultPlan())
        for boundary in FaultPlan.Boundary.allCases {
            #expect(try FaultPlan("crash-at:\(boundary.rawValue):1").crash?.boundary == boundary)
        }
    }

    @Test(
        "What means nothing is refused, so that no test passes for a misspelt fault",
        arguments: [
            "crash", "crash-at", "crash-at:0", "crash-at:x", "crash-at:nowhere:1", "freeze-at:after-ack:1:1", "crash-job:", "slow-step:-1",
            "slow-step:fast", "no-fences",
        ]
    )
    func refuses(entry: String) {
        #expect(throws: FaultPlanError(entry: entry)) { try FaultPlan("no-fence,\(entry)") }
    }
}
#endif

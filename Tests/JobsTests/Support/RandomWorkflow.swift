import Jobs

/// Workflows of one to six steps with needs that make no circle, in any file order.
enum RandomWorkflow {
    static func make(_ dice: inout Dice) -> WorkflowDefinition {
        var steps: [StepDefinition] = []
        for index in 0...dice.roll(6) {
            let needs = steps.map(\.name).filter { _ in dice.chance(2, in: 5) }
            let place = dice.roll(steps.count + 1)
            steps.insert(self.step("s\(index)", needs: needs, &dice), at: place)
        }
        return WorkflowDefinition(name: "generated", steps: steps, quarantineAfter: 1 + dice.roll(4))
    }

    private static func step(_ name: String, needs: [String], _ dice: inout Dice) -> StepDefinition {
        let action: StepDefinition.Action =
            switch dice.roll(12) {
            case 0, 1: .delay(milliseconds: Int64(dice.roll(4)) * 100)
            case 2: .approval(signal: dice.pick(["go", "yes"]), timeoutMilliseconds: nil)
            case 3: .approval(signal: dice.pick(["go", "yes"]), timeoutMilliseconds: Int64(dice.roll(5)) * 400)
            case 4, 5: .external(task: "outside", timeoutMilliseconds: Int64(1 + dice.roll(4)) * 300)
            default: .run(uses: "work", parameters: [:])
            }
        let base = Int64(dice.roll(3)) * 100
        let retry = RetryPolicy(maxAttempts: 1 + dice.roll(4), baseMilliseconds: base, capMilliseconds: base * Int64(1 + dice.roll(4)))
        return StepDefinition(name: name, action: action, needs: needs, retry: retry)
    }
}

extension WorkflowDefinition {
    /// The workflow in a few lines, for the report of a failure.
    var outline: String {
        self.steps.map { step in "  \(step.name) needs \(step.needs): \(step.action), attempts \(step.retry.maxAttempts)" }
            .joined(separator: "\n")
            + "\n  quarantine after \(self.quarantineAfter)"
    }
}

import Jobs

/// Does nothing, so that what is measured is everything around it.
struct NoOpStep: Step {
    static let uses = "noop"

    @concurrent
    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput { StepOutput() }
}

extension WorkflowDefinition {
    /// Five no-op steps, each after the one before, without effects.
    static let noOps: Self = {
        let names = ["one", "two", "three", "four", "five"]
        let steps = names.enumerated()
            .map { index, name in
                StepDefinition(name: name, action: .run(uses: NoOpStep.uses, parameters: [:]), needs: index == 0 ? [] : [names[index - 1]])
            }
        return Self(name: "noop", steps: steps)
    }()

    /// One timer that does not fire while anyone looks.
    static let parking = Self(name: "parking", steps: [StepDefinition(name: "wait", action: .delay(milliseconds: 86_400_000))])
}

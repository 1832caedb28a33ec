import Jobs

/// Does nothing for a while, so that its worker can be killed meanwhile.
struct PauseStep: Step {
    static let uses = "pause"

    var milliseconds: Int

    @concurrent
    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput {
        try? await Task.sleep(for: .milliseconds(self.milliseconds))
        return StepOutput()
    }
}

extension WorkflowDefinition {
    /// One pause.
    static let pause = Self(
        name: "pause",
        steps: [StepDefinition(name: "pause", action: .run(uses: PauseStep.uses, parameters: [:]), needs: [])]
    )
}

import Jobs

/// Does nothing, at once.
struct NoOpStep: Step {
    static let uses = "noop"

    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput { StepOutput(payload: Array(context.step.utf8)) }
}

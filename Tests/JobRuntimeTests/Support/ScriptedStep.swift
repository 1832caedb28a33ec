import Jobs

/// Does what the test says; the context tells which step of which job it is.
struct ScriptedStep: Step {
    static let uses = "script"

    typealias Body = @Sendable (StepContext) async throws(StepFailure) -> StepOutput

    var body: Body = { context in StepOutput(payload: Array(context.step.utf8)) }

    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput { try await self.body(context) }
}

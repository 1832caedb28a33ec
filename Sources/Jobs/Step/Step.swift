/// A unit of work that workflows name under `uses`. Write one type, register it, name it in a workflow file.
public protocol Step: Sendable {
    /// The name workflow files use.
    static var uses: String { get }

    /// Runs one attempt. Called again with the same ``StepContext/idempotencyKey`` after a crash or failure, so an outside effect
    /// must be keyed by it (G8). Cancellation and timeout arrive as task cancellation.
    @concurrent
    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput
}

extension Step {
    public var uses: String { Self.uses }
}

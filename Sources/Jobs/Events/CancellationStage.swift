/// How far a cancellation has come (G11).
public enum CancellationStage: String, Sendable, Equatable, Codable, CaseIterable {
    /// Durable; the job can no longer complete.
    case requested
    /// The worker knows and is stopping the job's steps.
    case delivered
    /// Nothing of the job runs any more.
    case effective
}

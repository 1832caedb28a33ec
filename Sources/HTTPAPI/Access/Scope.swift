/// What a token lets its bearer do.
public enum Scope: String, Sendable, Hashable, CaseIterable {
    /// The user's own jobs and what belongs to them.
    case jobs
    /// Answers of services outside that do steps of jobs.
    case worker
    /// Reading logs for proof.
    case audit
    /// Operating the service.
    case admin
}

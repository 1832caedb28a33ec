/// What a retention has done.
struct RetentionReport: Sendable {
    var outcomes: [RetentionOutcome] = []
    /// Removed because no job has them any more.
    var artifacts = 0
    var feedRows = 0
    /// Why some of those are still there.
    var problem: String?
}

import Messaging

/// A job that a worker has, and the delivery that it answers when it is done with it.
struct LiveJob {
    /// Nil while the job waits for its turn, or for the store to come back.
    var actor: JobActor?
    /// Nil once a continuation has taken its place and is not here yet.
    var delivery: Delivery?
    /// When the delivery has been kept for so long that a continuation is wanted.
    var continueAt: ContinuousClock.Instant?
    /// A dispatch came while the job was live; it may have been for what comes after, so look once more at the end.
    var mustLookAgain = false
}

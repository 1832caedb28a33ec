import EventSourcing
import Jobs

/// What an attempt came to, its artifacts stored.
enum StepResult: Sendable, Equatable {
    case succeeded(payload: [UInt8], artifacts: [ArtifactReference])
    case failed(StepFailure)
    /// The attempt did its work, and there was no room or way to store it: no failure of the job's.
    case unstored(StoreError)
}

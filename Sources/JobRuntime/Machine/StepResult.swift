import Jobs

/// What an attempt came to, its artifacts stored.
enum StepResult: Sendable, Equatable {
    case succeeded(payload: [UInt8], artifacts: [ArtifactReference])
    case failed(StepFailure)
}

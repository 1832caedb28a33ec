public import EventSourcing

/// A fact about a job. Names, members and their order are part of the log's format: add, never change.
public enum JobEvent: Sendable, Equatable {
    case jobCreated(JobCreated)
    /// The envelope's fence is the claim's.
    case jobClaimed(worker: WorkerID)
    /// `wait` is set when the step only waits.
    case stepStarted(step: String, attempt: Int, wait: StepWait?)
    /// `percent` is 0…100 of this step.
    case stepProgressed(step: String, attempt: Int, percent: Int)
    /// The payload is the step's output.
    case stepCompleted(step: String, attempt: Int, artifacts: [ArtifactReference])
    /// `code` is a token of the program; what the step said about it is the payload.
    case stepFailed(step: String, attempt: Int, code: String, retryable: Bool)
    case retryScheduled(step: String, attempt: Int, at: Timestamp)
    case jobParked(reason: ParkReason, until: Timestamp?)
    /// The payload is what came with the signal.
    case signalReceived(name: String)
    case cancellationRequested(stage: CancellationStage)
    case jobCancelled
    case jobCompleted
    case jobFailed(step: String?, code: String)
    /// By hand: `reset` are the steps that will run again, in file order, from `from` on.
    case jobRetried(from: String?, reset: [String])
    case jobQuarantined(claims: Int, step: String?)
    case jobReleased
    case payloadErased
}

extension JobEvent {
    /// Whether the event ends the job; ``jobRetried`` and ``jobReleased`` begin it anew, and an erasure may come last (G3).
    public var isTerminal: Bool {
        switch self {
        case .jobCancelled, .jobCompleted, .jobFailed, .jobQuarantined: true
        case .jobCreated, .jobClaimed, .stepStarted, .stepProgressed, .stepCompleted, .stepFailed, .retryScheduled, .jobParked,
            .signalReceived, .cancellationRequested, .jobRetried, .jobReleased, .payloadErased:
            false
        }
    }
}

import Jobs

extension JobEvent {
    /// Whether the job's status may be another behind the event.
    var mayChangeStatus: Bool {
        switch self {
        case .jobCreated, .jobClaimed, .jobCancelled, .jobCompleted, .jobFailed, .jobRetried, .jobQuarantined, .jobReleased: true
        case .stepStarted, .stepProgressed, .stepCompleted, .stepFailed, .retryScheduled, .jobParked, .signalReceived,
            .cancellationRequested, .payloadErased:
            false
        }
    }
}

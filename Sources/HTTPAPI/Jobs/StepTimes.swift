import EventSourcing
import Jobs

/// When a step's newest attempt began and ended.
struct StepTimes {
    var startedAt: Timestamp?
    var endedAt: Timestamp?

    /// Of all steps that have begun, by name.
    static func all(_ log: [EventEnvelope<JobEvent>]) -> [String: StepTimes] {
        var times: [String: StepTimes] = [:]
        for envelope in log {
            switch envelope.event {
            case .stepStarted(let step, _, _): times[step] = StepTimes(startedAt: envelope.recordedAt)
            case .stepCompleted(let step, _, _), .stepFailed(let step, _, _, _): times[step]?.endedAt = envelope.recordedAt
            case .jobRetried(_, let reset):
                for step in reset { times[step] = nil }
            case .jobCreated, .jobClaimed, .stepProgressed, .retryScheduled, .jobParked, .signalReceived, .cancellationRequested,
                .jobCancelled, .jobCompleted, .jobFailed, .jobQuarantined, .jobReleased, .payloadErased:
                break
            }
        }
        return times
    }
}

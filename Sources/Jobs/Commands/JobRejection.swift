public import EventSourcing

/// Why a command may not be carried out. Names steps and states, never what a person wrote.
public enum JobRejection: Error, Sendable, Equatable {
    case alreadyExists
    /// Longer than ``JobDelay/longestMilliseconds``.
    case delayedTooLong
    case unknownJob
    /// The job is completed, failed or cancelled.
    case settled(JobStatus)
    /// Set aside until released.
    case quarantined
    case notQuarantined
    /// Only failed and cancelled jobs can be retried.
    case notRetryable(JobStatus)
    case owned(by: WorkerID)
    /// Parked, and neither time nor signal has come.
    case notDue(until: Timestamp?)
    case notClaimed
    case unknownStep(String)
    /// The attempt is not the one that runs now.
    case notRunning(step: String, attempt: Int)
    /// The step does not wait for a callback of this attempt: it is over, or another attempt has begun.
    case notDelegated(step: String, attempt: Int?)
    /// No step was named, and it could be several or none.
    case unclearStep(known: [String])
    /// Percent outside 0…100 or not greater than what was reported.
    case progressNotForward(step: String)
    /// A cancelled job never completes (G11).
    case cancelling
    case notCancelling
    case unknownSignal(String, known: [String])
    case duplicateSignal(String)
    case erased
}

extension JobRejection: CustomStringConvertible {
    public var description: String {
        switch self {
        case .alreadyExists: "the job exists already"
        case .delayedTooLong: "a job can be made to wait for a year and no longer"
        case .unknownJob: "there is no such job"
        case .settled(let status): "the job is \(status.rawValue) already"
        case .quarantined: "the job is quarantined; release it first with 'selvedge release'"
        case .notQuarantined: "the job is not quarantined"
        case .notRetryable(let status): "only failed and cancelled jobs can be retried, this one is \(status.rawValue)"
        case .owned(let worker): "worker \(worker) has the job"
        case .notDue(let until): "the job is parked" + (until.map { " until \($0)" } ?? " and waits for a signal")
        case .notClaimed: "no worker has the job"
        case .unknownStep(let step): "the job has no step '\(step)'"
        case .notRunning(let step, let attempt): "attempt \(attempt) of step '\(step)' is not running"
        case .notDelegated(let step, let attempt):
            "step '\(step)' does not wait for a callback" + (attempt.map { " of attempt \($0)" } ?? "")
        case .unclearStep(let known):
            known.isEmpty ? "no step of this workflow waits for a callback" : "name the step: \(known.joined(separator: ", "))"
        case .progressNotForward(let step): "progress of step '\(step)' must grow and stay within 0 and 100"
        case .cancelling: "the job is being cancelled"
        case .notCancelling: "nobody asked to cancel the job"
        case .unknownSignal(let name, let known):
            "no step waits for a signal '\(name)'"
                + (known.isEmpty ? "; this workflow takes none" : "; known: \(known.joined(separator: ", "))")
        case .duplicateSignal(let name): "signal '\(name)' was received already"
        case .erased: "the job's payload was erased, it cannot run again"
        }
    }
}

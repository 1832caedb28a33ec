public import EventSourcing
public import Jobs
public import Vault

/// Why the service did not do what a client or operator asked.
public enum JobServiceError: Error, Sendable, Equatable {
    case unknownJob(JobID)
    case rejected(JobID, JobRejection)
    /// The idempotency key was used with another body (G4).
    case keyReused(JobID)
    /// Another user's job has the id that was chosen for this one.
    case jobIDTaken(JobID)
    case read(JobReadError)
    case store(StoreError)
    case vault(VaultError)
    /// The artifact's bytes cannot be read.
    case artifact(name: String, reason: String)
    case unknownArtifact(name: String, known: [String])
    /// The code of a failure is not 1 to 64 of a–z, 0–9 and _.
    case badCode
    /// The stream changed faster than the command could be decided.
    case contended(JobID)
}

extension JobServiceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownJob(let job): "there is no job \(job)"
        case .rejected(let job, let rejection): "job \(job): \(rejection)"
        case .keyReused(let job):
            "the idempotency key belongs to job \(job), which was submitted with another résumé, posting, workflow, priority or options"
        case .jobIDTaken(let job): "the id \(job) belongs to another job"
        case .read(let error): "\(error)"
        case .store(let error): "\(error)"
        case .vault(let error): "\(error)"
        case .artifact(let name, let reason): "artifact '\(name)' cannot be read: \(reason)"
        case .unknownArtifact(let name, let known):
            "the job has no artifact '\(name)'" + (known.isEmpty ? " (it has none yet)" : "; it has \(known.joined(separator: ", "))")
        case .badCode: "a failure's code is 1 to 64 of the characters a–z, 0–9 and _"
        case .contended(let job): "job \(job) changes too fast; try again"
        }
    }
}

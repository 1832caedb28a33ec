public import EventSourcing
public import Jobs

/// Why a job could not be read.
public enum JobReadError: Error, Sendable, Equatable {
    case store(StoreError)
    case damaged(JobID, JobStreamError)
    case definitionMissing(Digest)
}

extension JobReadError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .store(let error): "\(error)"
        case .damaged(let job, let error): "the log of job \(job) is damaged at \(error)"
        case .definitionMissing(let hash): "workflow definition \(hash) is missing or damaged in the store"
        }
    }
}

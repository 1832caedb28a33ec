import EventSourcing
import Jobs
import Vault

/// How one worker's time with a job ended.
enum JobRunEnd: Sendable, Equatable {
    case settled(JobStatus)
    case parked
    case handedBack
    /// The job did not want this worker: settled, owned by another, not due.
    case dropped(JobRejection)
    /// Its user has as many jobs running as may run at once.
    case deferred
    /// There is no such job.
    case unknown
    /// Another worker has claimed the job since.
    case lost
    /// The store failed; the dispatch must come again.
    case failed(JobRunFailure)
}

/// Why a worker gave up on a job without a word in its log.
enum JobRunFailure: Error, Sendable, Equatable {
    case store(StoreError)
    case read(JobReadError)
    case vault(VaultError)
    case cancelled
}

extension JobRunFailure {
    /// Whether it may be over by itself.
    var mayPass: Bool {
        switch self {
        case .store(let error), .read(.store(let error)): error.mayPass
        case .read(.damaged), .read(.definitionMissing), .vault, .cancelled: false
        }
    }
}

extension JobRunFailure: CustomStringConvertible {
    var description: String {
        switch self {
        case .store(let error): "\(error)"
        case .read(let error): "\(error)"
        case .vault(let error): "\(error)"
        case .cancelled: "the worker was stopped"
        }
    }
}

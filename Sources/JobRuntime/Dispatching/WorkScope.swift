public import EventSourcing

/// Which jobs a process works on.
public enum WorkScope: Sendable, Equatable {
    case all
    /// One job only, as `selvedge tailor` does; the others wait for a worker of their own.
    case only(JobID)

    var job: JobID? {
        switch self {
        case .all: nil
        case .only(let job): job
        }
    }
}

import Jobs

/// The words for a job's status at `/api/jobs`.
enum OptimizeStatus: String, CaseIterable, Hashable {
    case pending
    case running
    case completed
    case failed
    case cancelled

    /// Nil for a status of the store's that no version of this program writes.
    init?(row status: String) {
        switch JobStatus(rawValue: status) {
        case nil: return nil
        case .pending: self = .pending
        case .processing: self = .running
        case .completed: self = .completed
        case .failed: self = .failed
        case .cancelled: self = .cancelled
        }
    }

    /// The word in this service's own rows.
    var row: String {
        switch self {
        case .pending: JobStatus.pending.rawValue
        case .running: JobStatus.processing.rawValue
        case .completed: JobStatus.completed.rawValue
        case .failed: JobStatus.failed.rawValue
        case .cancelled: JobStatus.cancelled.rawValue
        }
    }
}

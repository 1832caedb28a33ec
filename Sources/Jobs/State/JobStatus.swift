/// The public status of a job.
public enum JobStatus: String, Sendable, Equatable, Codable, CaseIterable {
    case pending
    case processing
    case completed
    case failed
    case cancelled

    public var isSettled: Bool {
        switch self {
        case .pending, .processing: false
        case .completed, .failed, .cancelled: true
        }
    }
}

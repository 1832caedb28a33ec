/// Why a job gave up its worker.
public enum ParkReason: String, Sendable, Equatable, Codable, CaseIterable {
    /// Its maker wants it to begin later.
    case scheduled
    case timer
    case signal
    case retry
    /// A service outside has a step.
    case callback
    /// That service has answered; a worker may take the job at once.
    case calledBack
    /// Its worker is shutting down; another may take it at once.
    case handedBack

    /// Whether the job does not wait at all, but for another worker.
    public var wantsWorker: Bool {
        switch self {
        case .handedBack, .calledBack: true
        case .scheduled, .timer, .signal, .retry, .callback: false
        }
    }
}

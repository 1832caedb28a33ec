/// Why a job gave up its worker.
public enum ParkReason: String, Sendable, Equatable, Codable, CaseIterable {
    case timer
    case signal
    case retry
    /// Its worker is shutting down; another may take it at once.
    case handedBack
}

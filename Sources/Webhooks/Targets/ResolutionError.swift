/// Why a name gave no address.
public enum ResolutionError: String, Error, Sendable, Equatable, CustomStringConvertible {
    /// There is no such name, or it has no address.
    case noAddress = "no_address"
    /// The name servers did not answer, or not well.
    case failed
    case timedOut = "timed_out"
    /// Too many lookups wait already.
    case busy
    case cancelled

    public var description: String {
        switch self {
        case .noAddress: "it has no address"
        case .failed: "the name servers gave no answer"
        case .timedOut: "no answer in time"
        case .busy: "too many lookups are waiting"
        case .cancelled: "stopped"
        }
    }
}

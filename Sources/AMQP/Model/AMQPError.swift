/// Why something did not work. No text holds a password or a message's content.
public enum AMQPError: Error, Sendable, Equatable {
    /// No connection, or it was lost; trying again may help.
    case unavailable(String)
    /// The broker says no, and would again: rights, a missing virtual host, a queue or exchange that stands there in another form.
    case refused(code: UInt16, text: String)
    /// The broker did not answer in time.
    case timedOut(String)
    /// A certificate or key file that cannot be used.
    case badCertificate(file: String)
    /// The task that asked was cancelled.
    case cancelled
    /// The connection was closed by its owner.
    case closed
}

extension AMQPError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unavailable(let reason): reason
        case .refused(let code, let text): "refused with \(code): \(text)"
        case .timedOut(let operation): "no answer in time to \(operation)"
        case .badCertificate(let file): "the file \(file) holds no certificate or key that can be used"
        case .cancelled: "cancelled"
        case .closed: "closed"
        }
    }
}

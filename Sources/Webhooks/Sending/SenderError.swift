/// Why there can be no sender.
public enum SenderError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file has no certificates in PEM form, or cannot be read.
    case certificates(path: String)

    public var description: String {
        switch self {
        case .certificates(let path): "no certificates can be read from \(path)"
        }
    }
}

/// Why the service could not begin.
public enum HTTPServiceError: Error, Sendable, Equatable {
    case cannotListen(host: String, port: Int, reason: String)
}

extension HTTPServiceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotListen(let host, let port, let reason): "cannot listen on \(host) port \(port): \(reason)"
        }
    }
}

import Glibc
import NIOCore

/// Why the service could not begin.
public enum HTTPServiceError: Error, Sendable, Equatable {
    case cannotListen(host: String, port: Int, reason: String)
}

extension HTTPServiceError {
    static func cannotListen(host: String, port: Int, _ error: IOError) -> Self {
        .cannotListen(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
    }
}

extension HTTPServiceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotListen(let host, let port, let reason): "cannot listen on \(host) port \(port): \(reason)"
        }
    }
}

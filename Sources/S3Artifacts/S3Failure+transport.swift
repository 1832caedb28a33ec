internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

extension S3Failure {
    /// What went wrong below HTTP, in words that do not depend on what was sent.
    init(_ error: any Error) {
        switch error {
        case let error as S3Failure: self = error
        case is CancellationError: self = .cancelled
        case let error as HTTPClientError: self.init(error)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .untrusted
        case let error as NIOConnectionError: self = .unreachable(reason: Self.reason(error))
        case let error as IOError: self = .unreachable(reason: Self.reason(error))
        default: self = .unreachable(reason: "the connection failed (\(type(of: error)))")
        }
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .cancelled, .alreadyShutdown: self = .cancelled
        case .deadlineExceeded, .readTimeout, .connectTimeout, .getConnectionFromPoolTimeout:
            self = .unreachable(reason: "no answer in time")
        case .tlsHandshakeTimeout: self = .unreachable(reason: "no TLS handshake in time")
        case .remoteConnectionClosed: self = .unreachable(reason: "the server closed the connection")
        default: self = .unreachable(reason: error.shortDescription)
        }
    }

    private static func reason(_ error: NIOConnectionError) -> String {
        guard let cause = error.connectionErrors.first?.error else { return "no address of the server is known" }
        guard let cause = cause as? IOError else { return "cannot connect" }
        return self.reason(cause)
    }

    private static func reason(_ error: IOError) -> String {
        "cannot connect or stay connected: \(String(cString: strerror(error.errnoCode)))"
    }
}

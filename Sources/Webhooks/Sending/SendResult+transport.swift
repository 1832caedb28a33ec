internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

extension SendResult {
    /// What went wrong below HTTP, in a task that was not cancelled.
    init(transportError error: any Error) {
        switch error {
        case let error as HTTPClientError: self.init(clientError: error)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .unreachable(.untrusted)
        case is NIOConnectionError: self = .unreachable(.noConnection)
        case let error as IOError: self = .unreachable(Self.connectErrors.contains(error.errnoCode) ? .noConnection : .closed)
        case ChannelError.connectTimeout: self = .unreachable(.noConnection)
        case is HTTPParserError: self = .unreachable(.invalidAnswer)
        default: self = .unreachable(.closed)
        }
    }

    private static let connectErrors: Set<CInt> = [
        ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, EADDRNOTAVAIL, EAFNOSUPPORT, ETIMEDOUT, ENETDOWN, EHOSTDOWN, EACCES, EPERM, EINVAL,
    ]

    private init(clientError error: HTTPClientError) {
        switch error {
        case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout: self = .timedOut
        case .connectTimeout: self = .unreachable(.noConnection)
        case .tlsHandshakeTimeout: self = .unreachable(.untrusted)
        case .remoteConnectionClosed, .cancelled, .alreadyShutdown: self = .unreachable(.closed)
        default: self = .unreachable(.invalidAnswer)
        }
    }
}

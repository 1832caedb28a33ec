import CRabbitMQ
import Glibc

/// One connection's life, from login to loss: all calls of the C library, none of the policy. Used on one thread only.
///
/// After any error but a closed channel the session is of no use any more.
final class AMQPSession {
    let connection: amqp_connection_state_t
    let arena = AMQPArena()
    let endpoint: AMQPEndpoint
    /// Of the broker's counter-proposal; seconds.
    let heartbeat: Int

    /// Connects and logs in. Blocks, each step at most for the configured timeout.
    init(to endpoint: AMQPEndpoint, as configuration: AMQPConfiguration) throws(AMQPError) {
        guard let connection = amqp_new_connection() else { throw .unavailable("no memory for a connection") }
        do {
            try Self.open(connection, endpoint, configuration)
            try Self.logIn(connection, configuration)
        } catch {
            amqp_destroy_connection(connection)
            throw error
        }
        self.connection = connection
        self.endpoint = endpoint
        self.heartbeat = Int(amqp_get_heartbeat(connection))
    }

    deinit { amqp_destroy_connection(self.connection) }

    var descriptor: Int32 { amqp_get_sockfd(self.connection) }

    /// Whether the socket has room, so that a message can be sent without waiting.
    var isWritable: Bool {
        var descriptor = pollfd(fd: self.descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    /// Whether frames lie in memory, of which the descriptor knows nothing.
    var hasFrames: Bool { amqp_frames_enqueued(self.connection) != 0 || amqp_data_in_buffer(self.connection) != 0 }

    /// Says goodbye; bounded by `time`.
    func close(within time: Duration) {
        var limit = timeval(time)
        amqp_set_rpc_timeout(self.connection, &limit)
        _ = amqp_connection_close(self.connection, AMQP_REPLY_SUCCESS)
    }

    // MARK: - Answers

    func check(_ status: Int32, _ operation: String) throws(AMQPError) {
        guard status >= 0 else { throw AMQPError.library(status, during: operation) }
    }

    func check(_ reply: amqp_rpc_reply_t, _ operation: String) throws(AMQPError) {
        try Self.check(reply, of: self.connection, operation)
    }

    private static func check(_ reply: amqp_rpc_reply_t, of connection: amqp_connection_state_t, _ operation: String) throws(AMQPError) {
        switch reply.reply_type {
        case AMQP_RESPONSE_NORMAL: return
        case AMQP_RESPONSE_SERVER_EXCEPTION: throw Self.closing(reply.reply, during: operation)
        default: throw AMQPError.library(reply.library_error, during: operation)
        }
    }

    static func closing(_ method: amqp_method_t, during operation: String) -> AMQPError {
        switch method.id {
        case AMQP_CHANNEL_CLOSE_METHOD:
            let close = method.decoded.load(as: amqp_channel_close_t.self)
            return .closed(code: close.reply_code, text: AMQPReading.string(close.reply_text))
        case AMQP_CONNECTION_CLOSE_METHOD:
            let close = method.decoded.load(as: amqp_connection_close_t.self)
            return .closed(code: close.reply_code, text: AMQPReading.string(close.reply_text))
        default:
            return .unavailable("\(operation): an answer out of turn")
        }
    }

    // MARK: - Opening

    private static func open(
        _ connection: amqp_connection_state_t,
        _ endpoint: AMQPEndpoint,
        _ configuration: AMQPConfiguration
    ) throws(AMQPError) {
        var handshake = timeval(configuration.connectTimeout)
        var requests = timeval(configuration.requestTimeout)
        amqp_set_handshake_timeout(connection, &handshake)
        amqp_set_rpc_timeout(connection, &requests)
        let socket =
            if let tls = configuration.tls { try self.secureSocket(connection, tls) } else { amqp_tcp_socket_new(connection) }
        guard let socket else { throw .unavailable("no memory for a socket") }
        let status = amqp_socket_open_noblock(socket, endpoint.host, Int32(endpoint.port), &handshake)
        guard status == AMQP_STATUS_OK.rawValue else { throw .library(status, during: "connecting to \(endpoint)") }
        let descriptor = amqp_get_sockfd(connection)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    private static func secureSocket(_ connection: amqp_connection_state_t, _ tls: AMQPTLS) throws(AMQPError) -> OpaquePointer? {
        guard let socket = amqp_ssl_socket_new(connection) else { return nil }
        let oldest = amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST)
        guard oldest == AMQP_STATUS_OK.rawValue else { throw .library(oldest, during: "choosing TLS 1.2") }
        amqp_ssl_socket_set_verify_peer(socket, tls.verifiesPeer ? 1 : 0)
        amqp_ssl_socket_set_verify_hostname(socket, tls.verifiesPeer ? 1 : 0)
        if tls.verifiesPeer, amqp_ssl_socket_set_cacert(socket, tls.authorities) != AMQP_STATUS_OK.rawValue {
            throw .badCertificate(file: tls.authorities)
        }
        if let identity = tls.identity, amqp_ssl_socket_set_key(socket, identity.certificate, identity.key) != AMQP_STATUS_OK.rawValue {
            throw .badCertificate(file: identity.certificate)
        }
        return socket
    }

    private static func logIn(_ connection: amqp_connection_state_t, _ configuration: AMQPConfiguration) throws(AMQPError) {
        let arena = AMQPArena()
        var properties = arena.table([
            "connection_name": .string(configuration.connectionName),
            "capabilities": .table([
                "basic.nack": .bool(true), "connection.blocked": .bool(true), "consumer_cancel_notify": .bool(true),
                "publisher_confirms": .bool(true),
            ]),
        ])
        let reply = selvedge_amqp_login_plain(
            connection,
            configuration.virtualHost,
            Int32(configuration.heartbeat),
            &properties,
            configuration.user,
            configuration.password
        )
        try self.check(reply, of: connection, "logging in")
    }
}

extension timeval {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self.init(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    }
}

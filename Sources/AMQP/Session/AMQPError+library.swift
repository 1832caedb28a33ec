import CRabbitMQ

extension AMQPError {
    /// What a status code of the library means.
    static func library(_ status: Int32, during operation: String) -> AMQPError {
        switch status {
        case AMQP_STATUS_TIMEOUT.rawValue:
            .timedOut(operation)
        case AMQP_STATUS_HEARTBEAT_TIMEOUT.rawValue:
            .unavailable("the broker was silent for two heartbeats")
        case AMQP_STATUS_CONNECTION_CLOSED.rawValue, AMQP_STATUS_SOCKET_CLOSED.rawValue:
            .unavailable("the broker closed the connection")
        case AMQP_STATUS_SSL_PEER_VERIFY_FAILED.rawValue:
            .unavailable("the broker's certificate is not vouched for by the authorities given")
        case AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED.rawValue:
            .unavailable("the broker's certificate is for another host")
        default:
            .unavailable("\(operation): \(String(cString: amqp_error_string2(status)))")
        }
    }

    /// What the broker said as it closed a channel or the connection (AMQP 0-9-1 §1.2, reply codes).
    static func closed(code: UInt16, text: String) -> AMQPError {
        switch code {
        // ACCESS_REFUSED, RESOURCE_LOCKED, PRECONDITION_FAILED, NOT_ALLOWED, NOT_IMPLEMENTED: the same again gets the same answer.
        case 403, 405, 406, 530, 540: .refused(code: code, text: text)
        default: .unavailable("the broker said \(code) \(text)")
        }
    }
}

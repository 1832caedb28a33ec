import CRabbitMQ
import Glibc

/// Sending and receiving without an answer to wait for.
extension AMQPSession {
    func publish(_ message: AMQPMessage, headers: AMQPTable, channel: UInt16) throws(AMQPError) {
        defer { self.arena.reset() }
        var properties = self.properties(message.properties, headers: headers)
        let (exchange, key) = (self.arena.bytes(message.exchange), self.arena.bytes(message.routingKey))
        let status = message.body.withUnsafeBytes { body in
            let bytes = amqp_bytes_t(len: body.count, bytes: UnsafeMutableRawPointer(mutating: body.baseAddress))
            return amqp_basic_publish(self.connection, channel, exchange, key, message.isMandatory ? 1 : 0, 0, &properties, bytes)
        }
        try self.check(status, "publishing")
    }

    func acknowledge(_ tag: UInt64, isMultiple: Bool, channel: UInt16) throws(AMQPError) {
        try self.check(amqp_basic_ack(self.connection, channel, tag, isMultiple ? 1 : 0), "acknowledging")
    }

    func reject(_ tag: UInt64, isMultiple: Bool, requeues: Bool, channel: UInt16) throws(AMQPError) {
        try self.check(amqp_basic_nack(self.connection, channel, tag, isMultiple ? 1 : 0, requeues ? 1 : 0), "giving back")
    }

    /// The next frame that is here already; nil when none is. Sends and checks heartbeats too.
    func nextFrame() throws(AMQPError) -> (channel: UInt16, frame: AMQPFrame)? {
        var frame = amqp_frame_t()
        var none = timeval()
        let status = amqp_simple_wait_frame_noblock(self.connection, &frame, &none)
        if status == AMQP_STATUS_TIMEOUT.rawValue { return nil }
        try self.check(status, "receiving")
        let read = self.read(frame)
        amqp_maybe_release_buffers_on_channel(self.connection, frame.channel)
        return (frame.channel, read)
    }

    private func read(_ frame: amqp_frame_t) -> AMQPFrame {
        switch Int32(frame.frame_type) {
        case AMQP_FRAME_METHOD:
            return self.read(frame.payload.method)
        case AMQP_FRAME_HEADER:
            let header = frame.payload.properties
            let properties = header.decoded.map { AMQPReading.properties($0.load(as: amqp_basic_properties_t.self)) }
            return .header(size: Int(clamping: header.body_size), properties: properties ?? AMQPProperties())
        case AMQP_FRAME_BODY:
            return .body(AMQPReading.bytes(frame.payload.body_fragment))
        default:
            return .other
        }
    }

    private func read(_ method: amqp_method_t) -> AMQPFrame {
        guard let decoded = method.decoded else { return .other }
        switch method.id {
        case AMQP_BASIC_DELIVER_METHOD:
            let deliver = decoded.load(as: amqp_basic_deliver_t.self)
            return .deliver(
                consumer: AMQPReading.string(deliver.consumer_tag),
                tag: deliver.delivery_tag,
                isRedelivery: deliver.redelivered != 0,
                exchange: AMQPReading.string(deliver.exchange),
                routingKey: AMQPReading.string(deliver.routing_key)
            )
        case AMQP_BASIC_RETURN_METHOD:
            return .returned
        case AMQP_BASIC_ACK_METHOD:
            let ack = decoded.load(as: amqp_basic_ack_t.self)
            return .acknowledged(tag: ack.delivery_tag, isMultiple: ack.multiple != 0)
        case AMQP_BASIC_NACK_METHOD:
            let nack = decoded.load(as: amqp_basic_nack_t.self)
            return .rejected(tag: nack.delivery_tag, isMultiple: nack.multiple != 0)
        case AMQP_BASIC_CANCEL_METHOD:
            return .consumerCancelled(consumer: AMQPReading.string(decoded.load(as: amqp_basic_cancel_t.self).consumer_tag))
        case AMQP_CHANNEL_CLOSE_METHOD:
            return .channelClosed(Self.closing(method, during: "receiving"))
        case AMQP_CONNECTION_CLOSE_METHOD:
            return .connectionClosed(Self.closing(method, during: "receiving"))
        case AMQP_CONNECTION_BLOCKED_METHOD:
            return .blocked(reason: AMQPReading.string(decoded.load(as: amqp_connection_blocked_t.self).reason))
        case AMQP_CONNECTION_UNBLOCKED_METHOD:
            return .unblocked
        default:
            return .other
        }
    }

    private func properties(_ source: AMQPProperties, headers: AMQPTable) -> amqp_basic_properties_t {
        var properties = amqp_basic_properties_t()
        var flags = AMQP_BASIC_DELIVERY_MODE_FLAG
        properties.delivery_mode = source.isPersistent ? 2 : 1
        if let contentType = source.contentType {
            flags |= AMQP_BASIC_CONTENT_TYPE_FLAG
            properties.content_type = self.arena.bytes(contentType)
        }
        if !headers.isEmpty {
            flags |= AMQP_BASIC_HEADERS_FLAG
            properties.headers = self.arena.table(headers)
        }
        if let messageID = source.messageID {
            flags |= AMQP_BASIC_MESSAGE_ID_FLAG
            properties.message_id = self.arena.bytes(messageID)
        }
        if let correlationID = source.correlationID {
            flags |= AMQP_BASIC_CORRELATION_ID_FLAG
            properties.correlation_id = self.arena.bytes(correlationID)
        }
        if let type = source.type {
            flags |= AMQP_BASIC_TYPE_FLAG
            properties.type = self.arena.bytes(type)
        }
        if let timestamp = source.timestamp {
            flags |= AMQP_BASIC_TIMESTAMP_FLAG
            properties.timestamp = timestamp
        }
        properties._flags = amqp_flags_t(flags)
        return properties
    }
}

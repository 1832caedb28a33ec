import CRabbitMQ

/// Requests that the broker answers: they block until it has, at most for the configured timeout. Frames that come meanwhile wait.
extension AMQPSession {
    func openChannel(_ channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        amqp_channel_open(self.connection, channel)
        try self.checkLast("opening a channel")
    }

    /// Whatever is unsettled on it goes back to its queue.
    func closeChannel(_ channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        try self.check(amqp_channel_close(self.connection, channel, AMQP_REPLY_SUCCESS), "closing a channel")
    }

    func turnConfirmsOn(channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        amqp_confirm_select(self.connection, channel)
        try self.checkLast("asking for confirms")
    }

    func declare(_ exchange: AMQPExchange, channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        let (name, kind) = (self.arena.bytes(exchange.name), self.arena.bytes(exchange.kind.rawValue))
        amqp_exchange_declare(self.connection, channel, name, kind, 0, 1, 0, 0, self.arena.table([:]))
        try self.checkLast("declaring the exchange \(exchange.name)")
    }

    func declare(_ queue: AMQPQueue, channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        let arguments = self.arena.table(queue.arguments)
        let own: Int32 = queue.isDurable ? 0 : 1
        amqp_queue_declare(self.connection, channel, self.arena.bytes(queue.name), 0, queue.isDurable ? 1 : 0, own, own, arguments)
        try self.checkLast("declaring the queue \(queue.name)")
    }

    func bind(_ binding: AMQPBinding, channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        let (queue, exchange) = (self.arena.bytes(binding.queue), self.arena.bytes(binding.exchange))
        amqp_queue_bind(self.connection, channel, queue, exchange, self.arena.bytes(binding.routingKey), self.arena.table([:]))
        try self.checkLast("binding the queue \(binding.queue)")
    }

    /// Throws with code 404 inside when there is no such queue, and the channel is gone then.
    func depth(of queue: String, channel: UInt16) throws(AMQPError) -> AMQPQueueDepth {
        defer { self.forget(channel) }
        let answer = amqp_queue_declare(self.connection, channel, self.arena.bytes(queue), 1, 0, 0, 0, self.arena.table([:]))
        try self.checkLast("asking for the queue \(queue)")
        guard let answer else { throw .unavailable("asking for the queue \(queue): no answer") }
        return AMQPQueueDepth(ready: Int(answer.pointee.message_count), consumers: Int(answer.pointee.consumer_count))
    }

    func delete(queue: String, channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        amqp_queue_delete(self.connection, channel, self.arena.bytes(queue), 0, 0)
        try self.checkLast("deleting the queue \(queue)")
    }

    func delete(exchange: String, channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        amqp_exchange_delete(self.connection, channel, self.arena.bytes(exchange), 0)
        try self.checkLast("deleting the exchange \(exchange)")
    }

    func consume(_ source: AMQPSource, as consumer: String, channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        // Per consumer that comes after it on the channel (RabbitMQ's reading of the flag).
        amqp_basic_qos(self.connection, channel, 0, source.prefetch, 0)
        try self.checkLast("setting the prefetch")
        let (queue, tag) = (self.arena.bytes(source.queue), self.arena.bytes(consumer))
        amqp_basic_consume(self.connection, channel, queue, tag, 0, source.isAutomatic ? 1 : 0, 0, self.arena.table([:]))
        try self.checkLast("consuming from the queue \(source.queue)")
    }

    func cancel(consumer: String, channel: UInt16) throws(AMQPError) {
        defer { self.forget(channel) }
        amqp_basic_cancel(self.connection, channel, self.arena.bytes(consumer))
        try self.checkLast("cancelling a consumer")
    }

    /// Takes the next message off a queue, unsettled; nil when it is empty.
    func get(from queue: String, channel: UInt16) throws(AMQPError) -> AMQPDelivery? {
        defer { self.forget(channel) }
        let reply = amqp_basic_get(self.connection, channel, self.arena.bytes(queue), 0)
        try self.check(reply, "reading the queue \(queue)")
        guard reply.reply.id == AMQP_BASIC_GET_OK_METHOD, let decoded = reply.reply.decoded else { return nil }
        let answer = decoded.load(as: amqp_basic_get_ok_t.self)
        var delivery = AMQPDelivery(
            source: 0,
            tag: answer.delivery_tag,
            isRedelivery: answer.redelivered != 0,
            exchange: AMQPReading.string(answer.exchange),
            routingKey: AMQPReading.string(answer.routing_key),
            properties: AMQPProperties(),
            body: []
        )
        var message = amqp_message_t()
        try self.check(amqp_read_message(self.connection, channel, &message, 0), "reading a message")
        delivery.properties = AMQPReading.properties(message.properties)
        delivery.body = AMQPReading.bytes(message.body)
        amqp_destroy_message(&message)
        return delivery
    }

    func declare(_ topology: AMQPTopology, channel: UInt16) throws(AMQPError) {
        try self.openChannel(channel)
        for exchange in topology.exchanges { try self.declare(exchange, channel: channel) }
        for queue in topology.queues { try self.declare(queue, channel: channel) }
        for binding in topology.bindings { try self.bind(binding, channel: channel) }
        try self.closeChannel(channel)
    }

    private func checkLast(_ operation: String) throws(AMQPError) {
        try self.check(amqp_get_rpc_reply(self.connection), operation)
    }

    private func forget(_ channel: UInt16) {
        self.arena.reset()
        amqp_maybe_release_buffers_on_channel(self.connection, channel)
    }
}

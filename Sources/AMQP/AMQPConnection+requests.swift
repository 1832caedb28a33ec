import PollExecutor

// MARK: - Requests

extension AMQPConnection {
    /// Declares these queues of the topology once more, and what they are bound to, for when they may be gone.
    public func restore(_ queues: Set<String>) throws(AMQPError) {
        try self.request { session throws(AMQPError) in
            try session.declare(self.topology.part(of: queues), channel: Channel.requests)
        }
    }

    /// How queues stand. Throws ``AMQPError/unavailable(_:)`` when one is missing.
    public func depths(of queues: [String]) throws(AMQPError) -> [AMQPQueueDepth] {
        try self.request { session throws(AMQPError) in
            try session.openChannel(Channel.requests)
            var depths: [AMQPQueueDepth] = []
            for queue in queues { depths.append(try session.depth(of: queue, channel: Channel.requests)) }
            try session.closeChannel(Channel.requests)
            return depths
        }
    }

    /// Takes messages off a queue until it is empty, `limit` were read or `isWanted` says no; all stay unsettled until
    /// ``endReading(acknowledging:)``.
    public func beginReading(
        _ queue: String,
        limit: Int,
        while isWanted: @Sendable (AMQPDelivery) -> Bool = { _ in true }
    ) throws(AMQPError) -> [AMQPDelivery] {
        try self.request { session throws(AMQPError) in
            try session.openChannel(Channel.requests)
            var deliveries: [AMQPDelivery] = []
            while deliveries.count < limit, let delivery = try session.get(from: queue, channel: Channel.requests) {
                deliveries.append(delivery)
                if !isWanted(delivery) { break }
            }
            return deliveries
        }
    }

    /// Acknowledges at most one of the messages read, and gives the others back.
    public func endReading(acknowledging tag: UInt64?) throws(AMQPError) {
        try self.request { session throws(AMQPError) in
            if let tag { try session.acknowledge(tag, isMultiple: false, channel: Channel.requests) }
            try session.closeChannel(Channel.requests)
        }
    }

    /// Deletes queues and exchanges with all they hold; those that do not exist are passed over.
    public func delete(queues: [String], exchanges: [String]) throws(AMQPError) {
        try self.request { session throws(AMQPError) in
            try session.openChannel(Channel.requests)
            for queue in queues { try session.delete(queue: queue, channel: Channel.requests) }
            for exchange in exchanges { try session.delete(exchange: exchange, channel: Channel.requests) }
            try session.closeChannel(Channel.requests)
        }
    }

    /// A failed request costs the connection: after a timeout nobody knows what the broker will answer to what.
    private func request<T>(_ body: (AMQPSession) throws(AMQPError) -> T) throws(AMQPError) -> T {
        let session = try self.usableSession()
        do {
            let result = try body(session)
            self.scheduleDrain()
            return result
        } catch {
            self.lose(error)
            throw error
        }
    }
}

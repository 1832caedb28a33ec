import PollExecutor

// MARK: - Consuming

extension AMQPConnection {
    /// Consumes from queues on a channel of its own, now and after every reconnect, until ``unsubscribe(_:)``.
    ///
    /// Succeeds without a connection too: deliveries come when there is one. Throws when the broker refuses.
    ///
    /// - Parameters:
    ///   - queues: declared first, with `bindings`. Those that go with the connection get a suffix of their own at every connecting,
    ///     here, in `bindings` and in `sources`.
    ///   - handler: called on the connection's thread.
    public func subscribe(
        to sources: [AMQPSource],
        declaring queues: [AMQPQueue] = [],
        bindings: [AMQPBinding] = [],
        handler: @escaping @Sendable (AMQPSubscriptionEvent) -> Void
    ) throws(AMQPError) -> AMQPSubscription {
        guard !self.isClosed else { throw .closed }
        var channel = Channel.firstSubscription
        while self.subscriptions[channel] != nil { channel += 1 }
        let state = SubscriptionState(SubscriptionPlan(queues: queues, bindings: bindings, sources: sources), handler: handler)
        do {
            // Connecting would establish it too, but then a refusal could not be told from others'.
            let session = try self.usableSession()
            self.subscriptions[channel] = state
            try self.establish(channel, on: session)
            self.scheduleDrain()
        } catch {
            switch error {
            case .refused, .badCertificate, .closed:
                self.subscriptions[channel] = nil
                if self.session != nil { self.lose(error) }
                throw error
            case .unavailable, .timedOut, .cancelled:
                self.subscriptions[channel] = state
                if self.session != nil { self.lose(error) }
            }
        }
        return AMQPSubscription(channel: channel)
    }

    /// Asks for no more deliveries. Those that came can still be settled; those still on their way are yet to come.
    public func cancel(_ subscription: AMQPSubscription) {
        let channel = subscription.channel
        guard let state = self.subscriptions[channel], !state.isCancelled else { return }
        self.subscriptions[channel]?.isCancelled = true
        guard let session = self.session, state.isEstablished else { return }
        do {
            for index in state.present.sources.indices { try session.cancel(consumer: String(index), channel: channel) }
            self.scheduleDrain()
        } catch {
            self.lose(error)
        }
    }

    /// Ends it; what is unsettled goes back to its queues.
    public func unsubscribe(_ subscription: AMQPSubscription) {
        guard let state = self.subscriptions.removeValue(forKey: subscription.channel) else { return }
        self.assemblers[subscription.channel] = nil
        guard let session = self.session, state.isEstablished else { return }
        do {
            try session.closeChannel(subscription.channel)
            self.scheduleDrain()
        } catch {
            self.lose(error)
        }
    }

    /// Acknowledges a delivery, or all up to it, of the present connection.
    public func acknowledge(_ tag: UInt64, isMultiple: Bool, of subscription: AMQPSubscription) {
        self.settle(subscription) { session, channel throws(AMQPError) in
            try session.acknowledge(tag, isMultiple: isMultiple, channel: channel)
        }
    }

    /// Gives a delivery of the present connection back to its queue, or without `requeues` to the queue's dead letters.
    public func reject(_ tag: UInt64, requeues: Bool, of subscription: AMQPSubscription) {
        self.settle(subscription) { session, channel throws(AMQPError) in
            try session.reject(tag, isMultiple: false, requeues: requeues, channel: channel)
        }
    }

    private func settle(_ subscription: AMQPSubscription, _ body: (AMQPSession, UInt16) throws(AMQPError) -> Void) {
        guard let session = self.session, self.subscriptions[subscription.channel]?.isEstablished == true else { return }
        do {
            try body(session, subscription.channel)
        } catch {
            self.lose(error)
        }
    }

    func establish(_ channel: UInt16, on session: AMQPSession) throws(AMQPError) {
        guard let state = self.subscriptions[channel], !state.isCancelled else { return }
        let plan = state.plan.named(String(UInt64.random(in: 0...UInt64.max), radix: 16))
        try session.openChannel(channel)
        for queue in plan.queues { try session.declare(queue, channel: channel) }
        for binding in plan.bindings { try session.bind(binding, channel: channel) }
        self.subscriptions[channel]?.present = plan
        self.subscriptions[channel]?.isEstablished = true
        state.handler(.established)
        for (index, source) in plan.sources.enumerated() { try session.consume(source, as: String(index), channel: channel) }
    }

    /// A queue was deleted under its consumer, or its leader is changing: declare it again and go on.
    ///
    /// RabbitMQ says so while the queue is still going. Who declares and consumes at once may be let in by the old one, and then never
    /// hears of its end; hence not at once, and once more later.
    func consumerWasCancelled(_ consumer: String, on channel: UInt16) {
        guard let session = self.session, let state = self.subscriptions[channel], !state.isCancelled else { return }
        guard let index = Int(consumer), state.present.sources.indices.contains(index) else { return }
        self.observer(.consumerCancelled(queue: state.present.sources[index].queue))
        let identity = ObjectIdentifier(session)
        for delay in [Duration.milliseconds(200), .seconds(1), .seconds(5)] {
            _ = self.executor.schedule(after: delay) { [weak self] in
                self?.assumeIsolated { $0.seatAgain(index, on: channel, of: identity) }
            }
        }
    }

    /// Consumes anew, unless another connection has done so already. What is unsettled stays so.
    private func seatAgain(_ index: Int, on channel: UInt16, of identity: ObjectIdentifier) {
        guard let session = self.session, ObjectIdentifier(session) == identity else { return }
        guard let state = self.subscriptions[channel], state.isEstablished, !state.isCancelled else { return }
        do {
            let queue = state.present.sources[index].queue
            try session.declare(self.topology.part(of: [queue]), channel: Channel.requests)
            for queue in state.present.queues { try session.declare(queue, channel: channel) }
            for binding in state.present.bindings { try session.bind(binding, channel: channel) }
            try session.cancel(consumer: String(index), channel: channel)
            try session.consume(state.present.sources[index], as: String(index), channel: channel)
            self.observer(.consumerRestored(queue: queue))
            self.scheduleDrain()
        } catch {
            self.lose(error)
        }
    }
}

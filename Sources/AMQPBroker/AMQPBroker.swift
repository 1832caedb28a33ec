public import AMQP
public import EventSourcing
public import Messaging

/// RabbitMQ as the fleet's broker: dispatches, tasks, submissions, dead letters and the feed of changes.
///
/// Publishing and consuming have a connection each, so that a broker short of memory, which stops reading from publishers, still takes
/// acknowledgements. Nothing connects before its first use; from then on both come back by themselves and restore what they declared.
public final class AMQPBroker: Broker {
    let names: AMQPNames
    /// Tells the changes this process announces from others'.
    let sender = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let options: AMQPBrokerOptions
    let configuration: AMQPConfiguration
    let publisher: AMQPConnection
    let consumer: AMQPConnection
    let observer: @Sendable (AMQPBrokerEvent) -> Void

    /// - Parameter observer: called on the connections' threads; must not wait.
    public init(
        _ configuration: AMQPConfiguration,
        names: AMQPNames = AMQPNames(),
        options: AMQPBrokerOptions = AMQPBrokerOptions(),
        observer: @escaping @Sendable (AMQPBrokerEvent) -> Void = { _ in }
    ) throws(BrokerError) {
        self.names = names
        self.options = options
        self.configuration = configuration
        self.observer = observer
        let topology = names.topology(deliveryLimit: options.deliveryLimit)
        do {
            self.publisher = try AMQPConnection(
                configuration.named("publisher"),
                topology: topology,
                window: options.window,
                publishTimeout: options.publishTimeout,
                observer: { observer(AMQPBrokerEvent(connection: "publisher", event: $0)) }
            )
            self.consumer = try AMQPConnection(
                configuration.named("consumer"),
                topology: topology,
                observer: { observer(AMQPBrokerEvent(connection: "consumer", event: $0)) }
            )
        } catch {
            throw BrokerError(error)
        }
    }

    /// Connects and declares exchanges and queues now, rather than at the first use. When it fails, goes on trying in the background.
    public func connect() async throws(BrokerError) {
        try await brokerErrors { () async throws(AMQPError) in
            try await self.publisher.connect()
            try await self.consumer.connect()
        }
    }

    /// What is wrong at the moment; nil when all is well.
    public var trouble: BrokerError? {
        get async {
            if let error = await self.publisher.trouble { return BrokerError(error) }
            if let error = await self.consumer.trouble { return BrokerError(error) }
            return nil
        }
    }

    /// Ends both connections: streams of deliveries end, what is unsettled goes to others.
    public func close() async {
        await self.consumer.close()
        await self.publisher.close()
    }

    // MARK: - Broker

    public func publish(_ messages: [OutboxRow]) async throws(BrokerError) -> [PublishOutcome] {
        guard !messages.isEmpty else { return [] }
        let published = messages.map { AMQPMessage($0, names: self.names, isMandatory: self.options.isMandatory) }
        let confirmations = try await brokerErrors { () async throws(AMQPError) in try await self.publisher.publish(published) }
        let missing = zip(messages, confirmations)
            .compactMap { row, confirmation in
                row.isDispatch && confirmation == .returned ? self.names.jobs(row.message.priority) : nil
            }
        if !missing.isEmpty { await self.restore(Set(missing)) }
        return confirmations.map { confirmation in
            switch confirmation {
            case .confirmed: .confirmed
            case .returned, .rejected: .returned
            }
        }
    }

    /// Somebody deleted queues of ours while no worker may be there to notice; without them the next try would come back too. Should it
    /// fail, reconnecting does the same. Not at once, so that consumers there are have been told before.
    private func restore(_ queues: Set<String>) async {
        try? await Task.sleep(for: .milliseconds(500))
        try? await self.publisher.restore(queues)
    }

    public func consume(prefetch: Int) async throws(BrokerError) -> AMQPDispatchConsumer {
        // The buffer bounds it: a prefetch, and what comes again of it at a reconnect. A dropped one would cost a slot for good.
        let (stream, continuation) = AsyncStream.makeStream(of: Delivery.self, bufferingPolicy: .unbounded)
        let taker = DispatchTaker(self.consumer, prefetch: max(1, prefetch), deliveries: continuation)
        try await brokerErrors { () async throws(AMQPError) in try await taker.start(self.names) }
        return AMQPDispatchConsumer(deliveries: stream, taker: taker)
    }
}

extension OutboxRow {
    fileprivate var isDispatch: Bool {
        switch self.message.body {
        case .dispatch: true
        case .task: false
        }
    }
}

extension AMQPConfiguration {
    func named(_ purpose: String) -> AMQPConfiguration {
        var configuration = self
        configuration.connectionName += " \(purpose)"
        return configuration
    }
}

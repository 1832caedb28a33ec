public import EventSourcing

/// Moves messages from the outbox to those who do something about them, at least once.
public protocol Broker: Sendable {
    associatedtype Consumer: BrokerConsumer

    /// Publishes dispatches to workers and tasks to services outside. Returns once the broker has answered for every message, in
    /// their order (G6).
    func publish(_ messages: [OutboxRow]) async throws(BrokerError) -> [PublishOutcome]

    /// Starts taking dispatches, high priority before low but none starved, with at most `prefetch` of them unsettled.
    ///
    /// The consumer outlives lost connections: what was unsettled then is delivered again, to it or to another.
    func consume(prefetch: Int) async throws(BrokerError) -> Consumer
}

/// What the broker said of one published message.
public enum PublishOutcome: Sendable, Equatable {
    case confirmed
    /// No queue took it.
    case returned
}

/// The broker could not be asked.
public enum BrokerError: Error, Sendable, Equatable {
    /// Trying again later may help. The reason is for operators and holds no secret.
    case unavailable(reason: String)
    /// This end was closed by its owner.
    case closed
    /// The broker refuses: rights, or a queue that stands there in another form. Trying again will not help.
    case refused(reason: String)
}

extension BrokerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unavailable(let reason): "the broker is not available: \(reason)"
        case .closed: "the connection to the broker was closed"
        case .refused(let reason): "the broker refuses: \(reason)"
        }
    }
}

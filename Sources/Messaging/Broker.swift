/// Moves dispatches to workers, at least once.
public protocol Broker: Sendable {
    associatedtype Consumer: BrokerConsumer

    /// Returns once the broker has answered for every dispatch, in their order (G6).
    func publish(_ dispatches: [Dispatch]) async throws(BrokerError) -> [PublishOutcome]

    /// Starts taking dispatches, high priority before low but none starved, with at most `prefetch` of them unsettled.
    func consume(prefetch: Int) async throws(BrokerError) -> Consumer
}

/// What the broker said of one published dispatch.
public enum PublishOutcome: Sendable, Equatable {
    case confirmed
    /// No queue took it.
    case returned
}

/// The broker could not be asked.
public enum BrokerError: Error, Sendable, Equatable {
    case unavailable(reason: String)
    case closed
}

/// One worker's end of a broker. What it has taken and not settled goes to others when it closes or its process dies.
public protocol BrokerConsumer: Sendable {
    /// Deliveries as they come, for one task to iterate; ends when the consumer stops taking. Its buffer is bounded by the
    /// prefetch limit: the broker hands over no more than that many unsettled ones.
    var deliveries: AsyncStream<Delivery> { get }

    func settle(_ delivery: Delivery, as settlement: Settlement) async throws(BrokerError)

    /// Takes no more deliveries; those already taken can still be settled.
    func stopTaking() async

    /// Gives back what is not settled.
    func close() async
}

/// What becomes of a delivery.
public enum Settlement: Sendable, Equatable {
    /// Done with; the broker forgets it.
    case acknowledged
    /// Someone should get it again.
    case requeued
}

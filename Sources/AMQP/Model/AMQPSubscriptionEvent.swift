/// What a subscriber is told, on the connection's thread, in order.
public enum AMQPSubscriptionEvent: Sendable {
    /// Deliveries follow. Tags of before, if any, mean nothing any more.
    case established
    case delivery(AMQPDelivery)
    /// The connection is lost; whatever was not settled is delivered again, here after the next `established` or elsewhere.
    case interrupted
    /// The connection was closed by its owner; nothing follows.
    case ended
}

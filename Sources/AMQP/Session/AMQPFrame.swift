/// A frame from the broker, as far as it matters here.
enum AMQPFrame: Sendable, Equatable {
    case deliver(consumer: String, tag: UInt64, isRedelivery: Bool, exchange: String, routingKey: String)
    case returned
    case header(size: Int, properties: AMQPProperties)
    case body([UInt8])
    case acknowledged(tag: UInt64, isMultiple: Bool)
    case rejected(tag: UInt64, isMultiple: Bool)
    case consumerCancelled(consumer: String)
    case channelClosed(AMQPError)
    case connectionClosed(AMQPError)
    case blocked(reason: String)
    case unblocked
    case other
}

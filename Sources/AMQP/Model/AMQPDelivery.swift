/// A message as it came.
public struct AMQPDelivery: Sendable, Hashable {
    /// Which of the subscription's sources it came from.
    public var source: Int
    /// Names it on its channel, until the connection is lost.
    public var tag: UInt64
    public var isRedelivery: Bool
    public var exchange: String
    public var routingKey: String
    public var properties: AMQPProperties
    public var body: [UInt8]
}

/// A message to publish.
public struct AMQPMessage: Sendable, Hashable {
    public var exchange: String
    public var routingKey: String
    /// Whether the broker shall give it back when no queue takes it.
    public var isMandatory: Bool
    public var properties: AMQPProperties
    public var body: [UInt8]

    public init(exchange: String, routingKey: String, isMandatory: Bool = true, properties: AMQPProperties, body: [UInt8]) {
        self.exchange = exchange
        self.routingKey = routingKey
        self.isMandatory = isMandatory
        self.properties = properties
        self.body = body
    }
}

public import AMQP

/// Something operators want to know about the connections to the broker.
public struct AMQPBrokerEvent: Sendable, Equatable, CustomStringConvertible {
    /// Which connection: `publisher`, `consumer` or `administration`.
    public var connection: String
    public var event: AMQPConnectionEvent

    public var description: String { "\(self.event) (\(self.connection))" }
}

public import AMQP

/// Something operators want to know about the connections to the broker.
public struct AMQPBrokerEvent: Sendable, Equatable, CustomStringConvertible {
    /// Which connection: `publisher`, `consumer` or `administration`.
    public var connection: String
    public var event: AMQPConnectionEvent

    static let administration = "administration"

    public init(connection: String, event: AMQPConnectionEvent) {
        self.connection = connection
        self.event = event
    }

    public var description: String { "\(self.event) (\(self.connection))" }
}

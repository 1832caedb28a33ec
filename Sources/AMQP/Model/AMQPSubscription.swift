/// Names a subscription of a connection.
public struct AMQPSubscription: Sendable, Hashable {
    let channel: UInt16
}

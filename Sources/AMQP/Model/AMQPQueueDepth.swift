/// How a queue stands.
public struct AMQPQueueDepth: Sendable, Hashable {
    /// Messages nobody has taken.
    public var ready: Int
    public var consumers: Int
}

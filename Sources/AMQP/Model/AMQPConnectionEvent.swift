/// Something operators want to know about a connection.
public enum AMQPConnectionEvent: Sendable, Equatable, CustomStringConvertible {
    case connected(AMQPEndpoint)
    /// A connection was lost or could not be made; another try follows after that time.
    case failed(AMQPError, retryAfter: Duration)
    /// The broker takes no messages at the moment: it is short of memory or disk.
    case blocked(reason: String)
    case unblocked
    /// The broker took a queue away from its consumers; it is declared again.
    case consumerCancelled(queue: String)
    /// The queue is declared and consumed again. What it held is gone, and what was published while it went may be. Said at each of the
    /// tries that follow a cancellation, of which only the last is sure to have met the new queue.
    case consumerRestored(queue: String)

    public var description: String {
        switch self {
        case .connected(let endpoint): "connected to the broker at \(endpoint)"
        case .failed(let error, let delay): "no connection to the broker: \(error); next try in \(delay)"
        case .blocked(let reason): "the broker takes no messages: \(reason)"
        case .unblocked: "the broker takes messages again"
        case .consumerCancelled(let queue): "the broker took the queue \(queue) away; declaring it again"
        case .consumerRestored(let queue): "the queue \(queue) is there again"
        }
    }
}

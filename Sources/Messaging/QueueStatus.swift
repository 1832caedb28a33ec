/// How a queue of the broker stands.
public struct QueueStatus: Sendable, Equatable {
    public var name: String
    /// What the queue is for: `high`, `default`, `low`, `submissions`, `dead-letters`.
    public var purpose: String
    /// Messages nobody has taken.
    public var ready: Int
    public var consumers: Int

    public init(name: String, purpose: String, ready: Int, consumers: Int) {
        self.name = name
        self.purpose = purpose
        self.ready = ready
        self.consumers = consumers
    }
}

/// Exchanges, queues and bindings that a connection declares whenever it is made.
public struct AMQPTopology: Sendable, Hashable {
    public var exchanges: [AMQPExchange]
    public var queues: [AMQPQueue]
    public var bindings: [AMQPBinding]

    public init(exchanges: [AMQPExchange] = [], queues: [AMQPQueue] = [], bindings: [AMQPBinding] = []) {
        self.exchanges = exchanges
        self.queues = queues
        self.bindings = bindings
    }

    /// What of it these queues need.
    ///
    /// To mend one queue the others must be left alone: RabbitMQ 3.10.8 does not tell the consumers of a quorum queue that is deleted and
    /// declared again within milliseconds, counts them to the new queue and sends them nothing (observed).
    func part(of queues: Set<String>) -> AMQPTopology {
        AMQPTopology(
            exchanges: self.exchanges,
            queues: self.queues.filter { queues.contains($0.name) },
            bindings: self.bindings.filter { queues.contains($0.queue) }
        )
    }
}

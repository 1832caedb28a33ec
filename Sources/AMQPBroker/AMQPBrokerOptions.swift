/// How the broker is used.
public struct AMQPBrokerOptions: Sendable, Hashable {
    /// Most messages published and not confirmed.
    public var window: Int
    /// Deliveries after which RabbitMQ sets a message aside as a dead letter.
    ///
    /// A dispatch that merely sat in the buffers of crashing workers can get there too. No job suffers: a dispatch is a hint, and the
    /// rescuer sends another (G7). Changing it needs the queues to be deleted, since RabbitMQ keeps it with the queue.
    public var deliveryLimit: Int
    /// Longest wait for confirms, also while the broker is short of memory or disk.
    public var publishTimeout: Duration
    /// Whether the broker shall give unroutable messages back (G6). Off only to show that tests notice.
    public var isMandatory: Bool

    public init(
        window: Int = 512,
        deliveryLimit: Int = 20,
        publishTimeout: Duration = .seconds(30),
        isMandatory: Bool = true
    ) {
        self.window = window
        self.deliveryLimit = deliveryLimit
        self.publishTimeout = publishTimeout
        self.isMandatory = isMandatory
    }
}

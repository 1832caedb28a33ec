/// A queue to consume from.
public struct AMQPSource: Sendable, Hashable {
    public var queue: String
    /// Most unsettled messages of it in this consumer's hands.
    public var prefetch: UInt16
    /// Whether the broker forgets messages as it delivers them.
    public var isAutomatic: Bool

    public init(queue: String, prefetch: UInt16, isAutomatic: Bool = false) {
        self.queue = queue
        self.prefetch = prefetch
        self.isAutomatic = isAutomatic
    }
}

/// A subscription as its connection knows it.
struct SubscriptionState {
    var queues: [AMQPQueue]
    var bindings: [AMQPBinding]
    var sources: [AMQPSource]
    var handler: @Sendable (AMQPSubscriptionEvent) -> Void
    var isEstablished = false
    /// Stands on its channel, but wants nothing more delivered; a new connection does not bring it back.
    var isCancelled = false
}

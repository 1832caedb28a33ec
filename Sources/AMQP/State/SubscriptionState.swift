/// A subscription as its connection knows it.
struct SubscriptionState {
    /// As it was asked for.
    let plan: SubscriptionPlan
    /// As it was declared on the present connection.
    var present: SubscriptionPlan
    var handler: @Sendable (AMQPSubscriptionEvent) -> Void
    var isEstablished = false
    /// Stands on its channel, but wants nothing more delivered; a new connection does not bring it back.
    var isCancelled = false

    init(_ plan: SubscriptionPlan, handler: @escaping @Sendable (AMQPSubscriptionEvent) -> Void) {
        self.plan = plan
        self.present = plan
        self.handler = handler
    }
}

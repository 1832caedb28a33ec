public import EventSourcing

/// A due delivery that the caller has for as long as its lease.
public struct TakenDelivery: Sendable, Equatable {
    public var delivery: WebhookDelivery
    public var endpoint: WebhookEndpoint
    /// Grows each time the delivery is taken; whoever took it before can record nothing any more.
    public var fence: Fence

    public init(delivery: WebhookDelivery, endpoint: WebhookEndpoint, fence: Fence) {
        self.delivery = delivery
        self.endpoint = endpoint
        self.fence = fence
    }
}

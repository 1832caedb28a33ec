public import EventSourcing

/// ``TakenDelivery`` as a store keeps it.
public struct SealedTaking: Sendable, Equatable {
    public var delivery: WebhookDelivery
    public var endpoint: SealedEndpoint
    public var fence: Fence

    public init(delivery: WebhookDelivery, endpoint: SealedEndpoint, fence: Fence) {
        self.delivery = delivery
        self.endpoint = endpoint
        self.fence = fence
    }
}

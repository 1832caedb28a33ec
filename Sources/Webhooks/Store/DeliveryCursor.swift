public import EventSourcing

/// Where a page of deliveries ends: the next one begins behind it. Newest first, by time of making and then by id.
public struct DeliveryCursor: Sendable, Equatable, Comparable {
    public var createdAt: Timestamp
    public var id: WebhookDeliveryID

    public init(createdAt: Timestamp, id: WebhookDeliveryID) {
        self.createdAt = createdAt
        self.id = id
    }

    public init(_ delivery: WebhookDelivery) { self.init(createdAt: delivery.createdAt, id: delivery.id) }

    public static func < (lhs: Self, rhs: Self) -> Bool { (lhs.createdAt, lhs.id) < (rhs.createdAt, rhs.id) }
}

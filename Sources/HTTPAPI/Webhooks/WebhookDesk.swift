public import Webhooks

/// What the routes of webhooks work with.
public struct WebhookDesk: Sendable {
    public var store: any WebhookStore
    /// Where webhooks may go.
    public var targets: TargetGuard
    /// Endpoints for all jobs that a user may have.
    public var endpointsPerUser: Int
    /// Called after an endpoint was made or enabled.
    public var onEndpoint: @Sendable () -> Void
    /// Called after a delivery became due.
    public var onDelivery: @Sendable () -> Void

    public init(
        store: any WebhookStore,
        targets: TargetGuard,
        endpointsPerUser: Int = 20,
        onEndpoint: @escaping @Sendable () -> Void = {},
        onDelivery: @escaping @Sendable () -> Void = {}
    ) {
        self.store = store
        self.targets = targets
        self.endpointsPerUser = endpointsPerUser
        self.onEndpoint = onEndpoint
        self.onDelivery = onDelivery
    }
}

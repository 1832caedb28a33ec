/// Bounds of a ``WebhookDispatcher``.
public struct DispatcherOptions: Sendable, Equatable {
    /// Tries under way at once.
    public var concurrency = 16
    /// Of those, to one host: a slow receiver holds up its own deliveries and a few places, not everybody's.
    public var perHost = 4
    /// How often the store is asked when nothing tells of new deliveries.
    public var period: Duration = .seconds(1)
    /// How long a delivery is this dispatcher's. Must be well above the sender's overall deadline, or others will send it too.
    public var leaseMilliseconds: Int64 = 60_000
    public var schedule = DeliverySchedule.standard

    public init() {}
}

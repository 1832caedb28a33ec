/// How often a ``WebhookFanOutService`` looks.
public struct FanOutOptions: Sendable, Equatable {
    /// For changes that nobody told of.
    public var period: Duration = .milliseconds(250)
    /// For endpoints that another process has made, while there is none.
    public var idlePeriod: Duration = .seconds(1)
    /// The least time between two looks, so that many changes cost few.
    public var pause: Duration = .milliseconds(5)
    /// How many positions may go by untold before the cursor is moved for their sake alone.
    public var cursorStep: Int64 = 10_000
    /// How long settled deliveries stay in the log, in milliseconds.
    public var keepMilliseconds: Int64 = 14 * 86_400_000
    /// How often what is older is removed.
    public var tidyPeriod: Duration = .seconds(600)

    public init() {}
}

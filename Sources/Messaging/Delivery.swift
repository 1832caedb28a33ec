/// A dispatch in a consumer's hands until it is settled.
public struct Delivery: Sendable, Hashable {
    public var dispatch: Dispatch
    /// Names the delivery to the consumer that took it.
    public var tag: UInt64
    /// Whether another consumer had it and did not settle it.
    public var isRedelivery: Bool

    public init(dispatch: Dispatch, tag: UInt64, isRedelivery: Bool) {
        self.dispatch = dispatch
        self.tag = tag
        self.isRedelivery = isRedelivery
    }
}

/// What has become of the feed's positions on a store whose old jobs can be dropped.
public struct FeedExtent: Sendable, Equatable {
    /// The newest position given out.
    public var last: Int64
    /// How many positions up to ``last`` are empty because retention has dropped their events.
    public var retired: Int64

    public init(last: Int64, retired: Int64) {
        self.last = last
        self.retired = retired
    }
}

/// What dropped jobs had left behind and is gone now.
public struct RetentionLeftovers: Sendable, Equatable {
    public var artifacts: Int
    /// Rows of the feed none of whose jobs is left.
    public var feedRows: Int

    public init(artifacts: Int = 0, feedRows: Int = 0) {
        self.artifacts = artifacts
        self.feedRows = feedRows
    }
}

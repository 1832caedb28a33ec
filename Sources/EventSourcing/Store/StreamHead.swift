/// Where a stream stands: what an append is compared with.
public struct StreamHead: Sendable, Equatable {
    public var version: Int
    public var hash: Digest
    public var fence: Fence

    public init(version: Int, hash: Digest, fence: Fence) {
        self.version = version
        self.hash = hash
        self.fence = fence
    }

    /// Of a stream without events.
    public static let empty = Self(version: 0, hash: .zero, fence: .unclaimed)

    /// Why this stream refuses the append, nil when it does not.
    ///
    /// The fence is judged first: a writer that lost its claim must stop, while one that is only late may read on and try again.
    public func refusal(of request: AppendRequest) -> AppendRefusal? {
        if let expected = request.expectedFence, expected != self.fence { return .fenced(actualFence: self.fence) }
        guard request.expectedVersion == self.version, request.expectedHead == self.hash else {
            return .stale(actualVersion: self.version)
        }
        return nil
    }
}

/// What operators watch a store by.
public struct StoreFigures: Sendable, Equatable {
    /// Jobs by status; statuses without jobs are absent.
    public var jobs: [String: Int]
    /// Jobs that wait for a worker to claim them, by priority; nil where the broker's own queues say it.
    public var waiting: [Priority: Int]?
    /// Since when the oldest job that waits for a worker has waited.
    public var oldestWaiting: Timestamp?
    /// Messages that no broker has confirmed, counted up to ``outboxLimit``.
    public var outboxRows: Int
    /// When the oldest of these was put there.
    public var oldestMessage: Timestamp?
    /// The store's clock.
    public var now: Timestamp

    public static let outboxLimit = 100_000

    public init(
        jobs: [String: Int],
        waiting: [Priority: Int]? = nil,
        oldestWaiting: Timestamp?,
        outboxRows: Int,
        oldestMessage: Timestamp?,
        now: Timestamp
    ) {
        self.jobs = jobs
        self.waiting = waiting
        self.oldestWaiting = oldestWaiting
        self.outboxRows = outboxRows
        self.oldestMessage = oldestMessage
        self.now = now
    }
}

/// A store that can be watched. Asking costs little however many jobs have come to an end.
public protocol FigureStore: Sendable {
    func figures() async throws(StoreError) -> StoreFigures
}

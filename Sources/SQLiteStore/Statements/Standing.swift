internal import EventSourcing

/// What the `jobs` table says of a job before an append.
struct Standing {
    var head: StreamHead
    var status: String
    var waits: String
    var wakeAt: Timestamp?
    var createdAt: Timestamp

    /// The columns that ``init(_:)`` reads, in its order.
    static let columns = "version, head, fence, status, waits, wake_at, created_at"

    init(_ row: RawStatement) {
        // A head that is no digest matches no writer's, so the append is refused as stale.
        self.head = StreamHead(version: row.int(0), hash: row.digest(1) ?? .zero, fence: Fence(row.int64(2)))
        self.status = row.text(3)
        self.waits = row.text(4)
        self.wakeAt = row.optional(5, row.timestamp)
        self.createdAt = row.timestamp(6)
    }

    /// Whether the row would move within an index.
    func differsInIndexes(from row: JobRow) -> Bool {
        self.status != row.status || self.waits != row.waits.rawValue || self.wakeAt != row.wakeAt || self.createdAt != row.createdAt
    }
}

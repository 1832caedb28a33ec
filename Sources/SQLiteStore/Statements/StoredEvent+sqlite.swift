internal import EventSourcing

extension StoredEvent {
    /// The columns that ``init(_:)`` reads, in its order.
    static let columns = "position, job_id, version, type, recorded_at, entry, hash"

    /// Takes the columns as they are, so that a reader can name the event whose bytes or hash somebody changed.
    init(_ row: RawStatement) throws {
        let position = row.int64(0)
        guard let jobID = JobID(row.text(1)) else {
            throw StoreError.damaged(reason: "the event at position \(position) has no valid job id")
        }
        self.init(
            position: position,
            jobID: jobID,
            version: row.int(2),
            type: row.text(3),
            recordedAt: row.timestamp(4),
            bytes: row.bytes(5),
            hash: row.digest(6) ?? .zero
        )
    }
}

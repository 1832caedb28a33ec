internal import EventSourcing
internal import PostgreSQL

extension StoredEvent {
    /// From `position, job_id, version, type, recorded_at, entry, hash`, as they are, so that a reader can name the event whose bytes or
    /// hash somebody changed.
    init(_ result: QueryResult, _ row: Int) throws {
        self.init(
            position: try result.int8(row, 0),
            jobID: try result.job(row, 1),
            version: try result.number(row, 2),
            type: try result.text(row, 3),
            recordedAt: try result.time(row, 4),
            bytes: try result.bytea(row, 5),
            hash: result.digest(row, 6) ?? .zero
        )
    }
}

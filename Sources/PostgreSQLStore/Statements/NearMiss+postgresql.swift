internal import EventSourcing
internal import PostgreSQL

extension NearMiss {
    /// From `job_id, at, reason, found, expected_version, expected_fence`.
    init(_ result: QueryResult, _ row: Int) throws {
        let found = try result.int8(row, 3)
        self.init(
            jobID: try result.job(row, 0),
            at: try result.time(row, 1),
            reason: try result.text(row, 2) == "fenced" ? .fenced(actualFence: Fence(found)) : .stale(actualVersion: Int(found)),
            expectedVersion: try result.number(row, 4),
            expectedFence: try result.optionalInt8(row, 5).map { Fence($0) }
        )
    }
}

internal import EventSourcing

extension NearMiss {
    /// From `job_id, at, reason, found, expected_version, expected_fence`.
    init(_ row: RawStatement) throws {
        let reason: AppendRefusal =
            row.text(2) == "fenced" ? .fenced(actualFence: Fence(row.int64(3))) : .stale(actualVersion: row.int(3))
        guard let jobID = JobID(row.text(0)) else { throw StoreError.damaged(reason: "a near miss has no valid job id") }
        self.init(
            jobID: jobID,
            at: row.timestamp(1),
            reason: reason,
            expectedVersion: row.int(4),
            expectedFence: row.optional(5, row.int64).map(Fence.init)
        )
    }
}

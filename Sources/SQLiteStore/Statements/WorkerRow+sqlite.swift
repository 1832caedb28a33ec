internal import EventSourcing

extension WorkerRow {
    /// The columns that ``init(_:now:)`` reads, in its order.
    static let columns = """
        worker, lease_until, last_seen, host, process_id, program_version, started_at, slots, running, draining
        """

    init(_ row: RawStatement, now: Timestamp) throws {
        guard let worker = WorkerID(row.text(0)) else { throw StoreError.damaged(reason: "a row of workers has no valid worker id") }
        let until = row.timestamp(1)
        self.init(
            heartbeat: WorkerHeartbeat(
                worker: worker,
                host: row.text(3),
                processID: Int32(truncatingIfNeeded: row.int64(4)),
                version: row.text(5),
                startedAt: row.timestamp(6),
                slots: row.int(7),
                running: row.int(8),
                isDraining: row.int(9) != 0
            ),
            lastSeen: row.timestamp(2),
            leaseUntil: until,
            isAlive: until > now
        )
    }
}

public import EventSourcing
internal import PostgreSQL

extension PostgreSQLJobStore {
    /// A process that is no worker but publishes needs a lease too, with no slots: others adopt the outbox of one without.
    public func renewLease(_ heartbeat: WorkerHeartbeat, forMilliseconds milliseconds: Int64) async throws(StoreError) {
        // Before the first lease, without which nobody asks for the lock. Later it is the relay's: a lease must not wait for it.
        if heartbeat.worker.name == self.publisher { await self.leadership.becomePresent() }
        let renew = Statement(
            """
            INSERT INTO selvedge.workers AS w (
                worker, host, process_id, version, started_at, slots, running, is_draining, last_seen, lease_until
            )
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, t.now, t.now + $10 * 1000 FROM (SELECT coalesce($9, selvedge.clock()) AS now) AS t
            ON CONFLICT (worker) DO UPDATE SET
                host = excluded.host, process_id = excluded.process_id, version = excluded.version, started_at = excluded.started_at,
                slots = excluded.slots, running = excluded.running, is_draining = excluded.is_draining, last_seen = excluded.last_seen,
                lease_until = excluded.lease_until
            """,
            [
                .text(heartbeat.worker.name), .text(heartbeat.host), .int4(heartbeat.processID), .text(heartbeat.version),
                .int8(heartbeat.startedAt.microseconds), .int4(Int32(clamping: heartbeat.slots)),
                .int4(Int32(clamping: heartbeat.running)), .bool(heartbeat.isDraining), self.now, .int8(milliseconds),
            ]
        )
        _ = try await self.write([renew])
    }

    public func endLease(of worker: WorkerID) async throws(StoreError) {
        _ = try await self.write([Statement("DELETE FROM selvedge.workers WHERE worker = $1", [.text(worker.name)])])
    }

    public func endOtherLeases(than worker: WorkerID) async throws(StoreError) {
        _ = try await self.write([Statement("DELETE FROM selvedge.workers WHERE worker <> $1", [.text(worker.name)])])
    }

    public func isAlive(_ worker: WorkerID) async throws(StoreError) -> Bool {
        let select = Statement(
            "SELECT EXISTS (SELECT FROM selvedge.workers WHERE worker = $1 AND lease_until > coalesce($2, selvedge.clock()))",
            [.text(worker.name), self.now]
        )
        return try await self.read(select)[0].only { try $0.bool($1, 0) }
    }

    public func workers() async throws(StoreError) -> [WorkerRow] {
        let select = Statement(
            """
            SELECT worker, host, process_id, version, started_at, slots, running, is_draining, last_seen, lease_until, lease_until > t.now
            FROM selvedge.workers, (SELECT coalesce($1, selvedge.clock()) AS now) AS t
            WHERE lease_until > t.now - 86400000000 ORDER BY worker COLLATE "C"
            """,
            [self.now]
        )
        return try await self.read(select)[0].rows(WorkerRow.make).compactMap(\.self)
    }

    func forgetDeadWorkers() async throws(StoreError) {
        let forget = Statement(
            "DELETE FROM selvedge.workers WHERE lease_until <= coalesce($1, selvedge.clock()) - 86400000000",
            [self.now]
        )
        _ = try await self.write([forget])
    }

    public func lead(_ role: LeaderRole) async throws(StoreError) -> Bool {
        try await self.leadership.lead(role, now: self.testClock?())
    }

    public func admit(_ job: JobID, of user: UserID, on worker: WorkerID, limit: Int) async throws(StoreError) -> Bool {
        let admit = Statement(
            "SELECT selvedge.admit($1, $2, $3, $4, $5)",
            [.job(job), .text(user.name), .text(worker.name), .limit(limit), self.now]
        )
        return try await self.write([admit])[0].only { try $0.bool($1, 0) }
    }

    public func dismiss(_ job: JobID, of user: UserID, from worker: WorkerID) async throws(StoreError) {
        let dismiss = Statement(
            "SELECT selvedge.dismiss($1, $2, $3, $4, $5)",
            [.text(self.publisher), .job(job), .text(user.name), .text(worker.name), self.now]
        )
        _ = try await self.write([dismiss], on: Self.writer)
    }
}

extension WorkerRow {
    /// Nil when the name is no worker id.
    fileprivate static func make(_ result: QueryResult, _ row: Int) throws -> WorkerRow? {
        guard let worker = WorkerID(try result.text(row, 0)) else { return nil }
        let heartbeat = WorkerHeartbeat(
            worker: worker,
            host: try result.text(row, 1),
            processID: try result.int4(row, 2),
            version: try result.text(row, 3),
            startedAt: try result.time(row, 4),
            slots: try result.number(row, 5),
            running: try result.number(row, 6),
            isDraining: try result.bool(row, 7)
        )
        return WorkerRow(
            heartbeat: heartbeat,
            lastSeen: try result.time(row, 8),
            leaseUntil: try result.time(row, 9),
            isAlive: try result.bool(row, 10)
        )
    }
}

public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    public func renewLease(_ heartbeat: WorkerHeartbeat, forMilliseconds milliseconds: Int64) async throws(StoreError) {
        let clock = self.clock
        try await self.write { db in
            let now = clock()
            let renew = try RawStatement(
                db,
                "INSERT OR REPLACE INTO workers (\(WorkerRow.columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            )
            renew.bind(1, heartbeat.worker.name)
            renew.bind(2, now.advanced(byMilliseconds: milliseconds))
            renew.bind(3, now)
            renew.bind(4, heartbeat.host)
            renew.bind(5, Int64(heartbeat.processID))
            renew.bind(6, heartbeat.version)
            renew.bind(7, heartbeat.startedAt)
            renew.bind(8, heartbeat.slots)
            renew.bind(9, heartbeat.running)
            renew.bind(10, heartbeat.isDraining ? 1 : 0)
            try renew.run()
        }
    }

    public func endLease(of worker: WorkerID) async throws(StoreError) {
        try await self.write { db in
            let end = try RawStatement(db, "DELETE FROM workers WHERE worker = ?1")
            end.bind(1, worker.name)
            try end.run()
        }
    }

    public func endOtherLeases(than worker: WorkerID) async throws(StoreError) {
        try await self.write { db in
            let end = try RawStatement(db, "DELETE FROM workers WHERE worker <> ?1")
            end.bind(1, worker.name)
            try end.run()
        }
    }

    public func isAlive(_ worker: WorkerID) async throws(StoreError) -> Bool {
        let clock = self.clock
        return try await self.read { try Self.isAlive(worker, at: clock(), in: $0) }
    }

    public func workers() async throws(StoreError) -> [WorkerRow] {
        let clock = self.clock
        return try await self.read { db in
            let now = clock()
            let select = try RawStatement(db, "SELECT \(WorkerRow.columns) FROM workers WHERE lease_until > ?1 ORDER BY worker")
            select.bind(1, now.advanced(byMilliseconds: -Self.remembered))
            return try select.rows { try WorkerRow($0, now: now) }
        }
    }

    /// Always: the worker lock leaves one worker a store.
    public func lead(_ role: LeaderRole) -> Bool { true }
}

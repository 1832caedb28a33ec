public import EventSourcing
internal import GRDB

extension SQLiteJobStore {
    public func renewLease(of worker: WorkerID, forMilliseconds milliseconds: Int64) async throws(StoreError) {
        let clock = self.clock
        try await self.write { db in
            let renew = try RawStatement(db, "INSERT OR REPLACE INTO workers (worker, lease_until) VALUES (?1, ?2)")
            renew.bind(1, worker.name)
            renew.bind(2, clock().advanced(byMilliseconds: milliseconds))
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
        return try await self.read { db in
            let select = try RawStatement(db, "SELECT 1 FROM workers WHERE worker = ?1 AND lease_until > ?2")
            select.bind(1, worker.name)
            select.bind(2, clock())
            return try select.first { _ in true } ?? false
        }
    }
}

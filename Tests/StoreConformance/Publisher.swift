import EventSourcing
import Synchronization

/// What an instance's relay does: asks for its rows after its cursor, publishes, settles.
final class Publisher<Store: JobStore>: Sendable {
    let store: Store
    private let cursor = Mutex<OutboxRow.ID>(0)

    /// Opens an instance that publishes, under a lease of this length.
    init(_ name: String, of fleet: StoreFleet<Store>, leaseMilliseconds: Int64 = 3_600_000) async throws {
        let worker = try JobStoreConformance<Store>.worker(name)
        self.store = try await fleet.open(worker)
        try await self.store.renewLease(WorkerHeartbeat(worker: worker), forMilliseconds: leaseMilliseconds)
        try expectEqual(await self.take(), [])
    }

    /// Rows that the instance got for the first time.
    func take(limit: Int = 4) async throws -> [OutboxRow] {
        let after = self.cursor.withLock { $0 }
        let rows = try await self.store.outbox(after: after, job: nil, limit: limit)
        try expectEqual(rows.map(\.id), rows.map(\.id).sorted())
        try expect(rows.allSatisfy { $0.id > after }, "an id that is not after the cursor")
        if let last = rows.last { self.cursor.withLock { $0 = last.id } }
        return rows
    }

    /// Takes and settles; the numbers of the jobs in question.
    func publish() async throws -> [JobID] {
        let rows = try await self.take()
        try await self.store.commit(settling: rows.map(\.id))
        return rows.map(\.message.jobID)
    }
}

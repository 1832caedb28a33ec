import EventSourcing

/// A store with jobs 1… of ada, jobs 8 and 9 of bob, and two live workers.
struct AdmissionWorld<Store: JobStore>: Sendable {
    let store: Store
    let clock: ManualClock
    let start: Timestamp

    init(store: Store, clock: ManualClock, jobs: UInt64) async throws {
        self.store = store
        self.clock = clock
        self.start = clock.now
        for worker in ["w-1", "w-2"] { try await self.renew(worker) }
        for number in 1...jobs { try await self.append(number) { _ in } }
        for number in [8, 9] as [UInt64] { try await self.append(number, of: "bob") { _ in } }
    }

    func renew(_ worker: String) async throws {
        let heartbeat = WorkerHeartbeat(worker: try JobStoreConformance<Store>.worker(worker))
        try await self.store.renewLease(heartbeat, forMilliseconds: 1000)
    }

    func admit(
        _ job: UInt64,
        of user: String = "ada",
        on worker: String = "w-1",
        limit: Int,
        through store: Store? = nil
    ) async throws -> Bool {
        try await (store ?? self.store)
            .admit(
                Stream.id(job),
                of: JobStoreConformance<Store>.user(user),
                on: JobStoreConformance<Store>.worker(worker),
                limit: limit
            )
    }

    /// How many of these jobs of ada are admitted when all ask at once, through these instances by turns.
    func admitAll(_ jobs: ClosedRange<UInt64>, on stores: [Store], limit: Int) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for job in jobs {
                let store = stores[Int(job) % stores.count]
                group.addTask { try await self.admit(job, on: "w-\(job % 2 + 1)", limit: limit, through: store) }
            }
            return try await group.reduce(into: 0) { count, isAdmitted in count += isAdmitted ? 1 : 0 }
        }
    }

    func dismiss(_ job: UInt64, of user: String = "ada", from worker: String = "w-1") async throws {
        try await self.store.dismiss(
            Stream.id(job),
            of: JobStoreConformance<Store>.user(user),
            from: JobStoreConformance<Store>.worker(worker)
        )
    }

    /// Appends one event to the job's stream; the job begins with the first.
    func append(_ number: UInt64, of user: String = "ada", _ change: (inout JobRow) -> Void) async throws {
        var stream = Stream(number, user: user, at: self.start)
        let version = try await self.store.versions(of: [stream.id])[stream.id] ?? 0
        if version > 0 { _ = stream.next(version) }
        try await self.store.commit(stream.next(1, change))
    }

    func claim(_ job: UInt64, by worker: String) async throws {
        let worker = try JobStoreConformance<Store>.worker(worker)
        try await self.append(job) { $0.worker = worker }
    }

    func settle(_ job: UInt64) async throws {
        try await self.append(job) { row in
            row.waits = .nobody
            row.status = "cancelled"
        }
    }

    /// Numbers of the jobs that have a dispatch in the outbox, which is emptied.
    func dispatched() async throws -> [UInt64] {
        let rows = try await self.store.allOutbox()
        for row in rows { try expectEqual(row.message.body, .dispatch) }
        try await self.store.commit(settling: rows.map(\.id))
        return (UInt64(0)...9).filter { number in rows.contains { $0.message.jobID == Stream.id(number) } }
    }
}

extension InMemoryJobStore {
    /// How long a worker whose lease ran out stays in the registry.
    private static var remembered: Int64 { 24 * 60 * 60 * 1000 }

    public func renewLease(_ heartbeat: WorkerHeartbeat, forMilliseconds milliseconds: Int64) {
        let now = self.clock()
        self.registry[heartbeat.worker] = WorkerRow(
            heartbeat: heartbeat,
            lastSeen: now,
            leaseUntil: now.advanced(byMilliseconds: milliseconds),
            isAlive: true
        )
    }

    public func endLease(of worker: WorkerID) {
        self.registry[worker] = nil
    }

    public func endOtherLeases(than worker: WorkerID) {
        self.registry = self.registry.filter { $0.key == worker }
    }

    public func isAlive(_ worker: WorkerID) -> Bool {
        self.isAlive(worker, at: self.clock())
    }

    func isAlive(_ worker: WorkerID?, at now: Timestamp) -> Bool {
        guard let until = worker.flatMap({ self.registry[$0]?.leaseUntil }) else { return false }
        return until > now
    }

    public func workers() -> [WorkerRow] {
        let now = self.clock()
        let known = self.registry.values.filter { $0.leaseUntil > now.advanced(byMilliseconds: -Self.remembered) }
        return known.sorted { $0.heartbeat.worker.name < $1.heartbeat.worker.name }
            .map { row in
                var row = row
                row.isAlive = row.leaseUntil > now
                return row
            }
    }

    /// Removes those whose lease ran out a day ago, with what they had admitted.
    func forgetWorkers(at now: Timestamp) {
        self.registry = self.registry.filter { $0.value.leaseUntil > now.advanced(byMilliseconds: -Self.remembered) }
        self.admissions = self.admissions.filter { self.registry[$0.value.worker] != nil }
    }

    /// Always: nobody else can ask.
    public func lead(_ role: LeaderRole) -> Bool { true }
}

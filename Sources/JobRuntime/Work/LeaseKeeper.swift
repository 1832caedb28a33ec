import EventSourcing

/// Renews a process's lease, with what it has to say of itself.
struct LeaseKeeper: Sendable {
    var store: any JobStore
    var heartbeat: WorkerHeartbeat
    var milliseconds: Int64
    var lease: Lease
    var telemetry: Telemetry

    /// Renews once, as soon as the store can be asked; false when cancelled before.
    func begin() async throws -> Bool {
        let begun: Void? = try await Perseverance.untilDone(.store, self.telemetry.outages) { try await self.renew(self.heartbeat) }
        return begun != nil
    }

    /// Renews until cancelled, three times a lease, and at once when `nudge` says that there is news.
    func keep(nudge: Wake, status: @Sendable () async -> (running: Int, isDraining: Bool)) async {
        var backoff = Backoff()
        var pause: Duration = .milliseconds(self.milliseconds / 3)
        while await nudge.wait(atMost: pause) {
            var heartbeat = self.heartbeat
            (heartbeat.running, heartbeat.isDraining) = await status()
            do {
                try await self.renew(heartbeat)
                self.telemetry.outages.recovered(.store)
                backoff.reset()
                pause = .milliseconds(self.milliseconds / 3)
            } catch {
                self.telemetry.metrics.renewed(false)
                self.telemetry.outages.failed(.store, error)
                pause = backoff.pause()
            }
        }
    }

    private func renew(_ heartbeat: WorkerHeartbeat) async throws(StoreError) {
        let askedAt = ContinuousClock.now
        try await self.store.renewLease(heartbeat, forMilliseconds: self.milliseconds)
        self.lease.renewed(askedAt: askedAt, forMilliseconds: self.milliseconds)
        self.telemetry.metrics.renewed(true)
    }
}

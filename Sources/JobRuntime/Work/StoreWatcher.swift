import EventSourcing
import Logging
import Messaging
import ServiceLifecycle

/// Notices that another process has written to the store, and wakes whoever may have to do with it: the sure way, beside the quick
/// one of the ``ChangeListener``.
struct StoreWatcher<B: Broker>: Service {
    let store: any JobStore
    let worker: Worker<B>?
    let signals: RuntimeSignals
    let period: Duration
    let telemetry: Telemetry

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var known: Int64?
            var backoff = Backoff()
            while !Task.isCancelled {
                var pause = self.period
                do {
                    let seen = try await self.store.foreignChanges()
                    if known != seen {
                        self.signals.outbox.signal()
                        self.signals.timers.signal()
                        try await self.tellThoseBehind()
                    }
                    known = seen
                    self.telemetry.outages.recovered(.store)
                    backoff.reset()
                } catch {
                    if Task.isCancelled { return }
                    self.telemetry.outages.failed(.store, error)
                    pause = max(pause, backoff.pause())
                }
                try? await Task.sleep(for: pause)
            }
        }
    }

    private func tellThoseBehind() async throws(StoreError) {
        guard let worker else { return }
        let live = await worker.liveJobs
        guard !live.isEmpty else { return }
        for (jobID, version) in try await self.store.versions(of: live) { await worker.streamStands(jobID, at: version) }
    }
}

import EventSourcing
import Logging
import ServiceLifecycle

/// Finds live jobs that nothing would ever move again and dispatches them anew (G7), in the one process of a fleet that leads in this.
struct Rescuer: Service {
    private static let pageLimit = 500

    let store: any JobStore
    let signals: RuntimeSignals
    let options: RuntimeOptions
    let telemetry: Telemetry

    /// Takes every orphan there is, for a process whose broker has just begun to be: what its predecessor held died with it. Must
    /// be through before the relay starts, or it would take what the relay has in its hands for lost.
    func takeAll() async throws {
        guard !self.options.brokerOutlivesProcess else { return }
        while try await Perseverance.untilDone(.store, self.telemetry.outages, { try await self.look(grace: 0) }) == Self.pageLimit {}
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var backoff = Backoff()
            var suspectedLoss: ContinuousClock.Instant?
            while !Task.isCancelled {
                do {
                    suspectedLoss = self.signals.loss.take() ?? suspectedLoss
                    guard try await self.store.lead(.rescuer) else {
                        // The one that leads may not have noticed, and may be gone before it could act. Once the dispatches of then
                        // are older than the grace they count as lost without any suspicion.
                        if let since = suspectedLoss, since.duration(to: .now).milliseconds > self.options.dispatchGraceMilliseconds {
                            suspectedLoss = nil
                        }
                        try await Task.sleep(for: self.options.leadPeriod)
                        continue
                    }
                    let grace = suspectedLoss.map { $0.duration(to: .now).milliseconds } ?? self.options.dispatchGraceMilliseconds
                    let rescued = try await self.look(grace: grace)
                    self.telemetry.outages.recovered(.store)
                    backoff.reset()
                    if rescued == Self.pageLimit { continue }
                    suspectedLoss = nil
                    guard await self.signals.loss.wake.wait(atMost: self.options.rescuePeriod) else { return }
                } catch {
                    if Task.isCancelled { return }
                    self.telemetry.outages.failed(.store, error)
                    try? await Task.sleep(for: backoff.pause())
                }
            }
        }
    }

    /// How many were rescued.
    private func look(grace: Int64) async throws(StoreError) -> Int {
        let rescued = try await self.store.rescue(dispatchedBefore: grace, limit: Self.pageLimit)
        guard !rescued.isEmpty else { return 0 }
        self.telemetry.metrics.count(.rescued, by: rescued.count)
        self.telemetry.logger.info("rescued", metadata: ["jobs": "\(rescued.count)"])
        self.signals.outbox.signal()
        return rescued.count
    }
}

import EventSourcing
import Logging
import ServiceLifecycle

/// Fires durable timers when they are due by the store's clock (G12), in the one process of a fleet that leads in this.
struct Scheduler: Service {
    private static let pageLimit = 256
    /// Looks this often even when it knows of no timer: another process may have set one.
    private static let idlePeriod: Duration = .seconds(5)

    let store: any JobStore
    let signals: RuntimeSignals
    let options: RuntimeOptions
    let telemetry: Telemetry

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var backoff = Backoff()
            while !Task.isCancelled {
                var pause = Self.idlePeriod
                do {
                    guard try await self.store.lead(.scheduler) else {
                        try await Task.sleep(for: self.options.leadPeriod)
                        continue
                    }
                    let firing = try await self.store.fireTimers(limit: Self.pageLimit)
                    self.telemetry.outages.recovered(.store)
                    backoff.reset()
                    if !firing.fired.isEmpty {
                        self.telemetry.metrics.count(.timersFired, by: firing.fired.count)
                        self.signals.outbox.signal()
                    }
                    if firing.fired.count == Self.pageLimit { continue }
                    if let next = firing.next {
                        let now = try await self.store.now()
                        pause = min(pause, .microseconds(max(1000, next.microseconds - now.microseconds)))
                    }
                } catch {
                    if Task.isCancelled { return }
                    self.telemetry.outages.failed(.store, error)
                    pause = backoff.pause()
                }
                guard await self.signals.timers.wait(atMost: pause) else { return }
            }
        }
    }
}

public import EventSourcing
public import Logging
public import ServiceLifecycle

/// Fires durable timers when they are due by the store's clock (G12).
public struct Scheduler: Service {
    private static let pageLimit = 256
    /// Looks this often even when it knows of no timer: another process may have set one.
    private static let idlePeriod: Duration = .seconds(5)

    private let store: any JobStore
    private let signals: RuntimeSignals
    private let logger: Logger

    public init(store: any JobStore, signals: RuntimeSignals, logger: Logger) {
        self.store = store
        self.signals = signals
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                var pause = Self.idlePeriod
                do {
                    let firing = try await self.store.fireTimers(limit: Self.pageLimit)
                    if !firing.fired.isEmpty { self.signals.outbox.signal() }
                    if firing.fired.count == Self.pageLimit { continue }
                    if let next = firing.next {
                        let now = try await self.store.now()
                        pause = min(pause, .microseconds(max(1000, next.microseconds - now.microseconds)))
                    }
                } catch {
                    self.logger.warning("scheduler", metadata: ["error": "\(error)"])
                }
                guard await self.signals.timers.wait(atMost: pause) else { return }
            }
        }
    }
}

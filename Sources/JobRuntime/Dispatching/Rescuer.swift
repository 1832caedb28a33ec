public import EventSourcing
public import Logging
public import ServiceLifecycle

/// Finds live jobs that nothing would ever move again and dispatches them anew (G7).
public struct Rescuer: Service {
    private static let pageLimit = 500

    private let store: any JobStore
    private let signals: RuntimeSignals
    private let options: RuntimeOptions
    private let logger: Logger

    public init(store: any JobStore, signals: RuntimeSignals, options: RuntimeOptions, logger: Logger) {
        self.store = store
        self.signals = signals
        self.options = options
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            // The first look takes every orphan from before this process: what an in-process broker held died with the last one.
            let start = ContinuousClock.now
            var isFirst = !self.options.brokerOutlivesProcess
            while !Task.isCancelled {
                let grace = isFirst ? start.duration(to: .now).milliseconds : self.options.dispatchGraceMilliseconds
                do {
                    let rescued = try await self.store.rescue(dispatchedBefore: grace, limit: Self.pageLimit)
                    if !rescued.isEmpty {
                        self.logger.info("rescued", metadata: ["jobs": "\(rescued.count)"])
                        self.signals.outbox.signal()
                    }
                    if rescued.count == Self.pageLimit { continue }
                    isFirst = false
                } catch {
                    self.logger.warning("rescuer", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: self.options.rescuePeriod)
            }
        }
    }
}

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

    /// Takes every orphan there is, for a process whose broker has just begun to be: what its predecessor held died with it. Must
    /// be through before the relay starts, or it would take what the relay has in its hands for lost.
    func takeAll() async {
        guard !self.options.brokerOutlivesProcess else { return }
        while await self.look(grace: 0) == Self.pageLimit {}
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                if await self.look(grace: self.options.dispatchGraceMilliseconds) == Self.pageLimit { continue }
                try? await Task.sleep(for: self.options.rescuePeriod)
            }
        }
    }

    /// How many were rescued.
    private func look(grace: Int64) async -> Int {
        do {
            let rescued = try await self.store.rescue(dispatchedBefore: grace, limit: Self.pageLimit)
            if !rescued.isEmpty {
                self.logger.info("rescued", metadata: ["jobs": "\(rescued.count)"])
                self.signals.outbox.signal()
            }
            return rescued.count
        } catch {
            self.logger.warning("rescuer", metadata: ["error": "\(error)"])
            return 0
        }
    }
}

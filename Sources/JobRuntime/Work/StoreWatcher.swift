public import EventSourcing
public import Logging
public import Messaging
public import ServiceLifecycle
public import Vault

/// Notices that another process has written to the store, and wakes whoever may have to do with it.
public struct StoreWatcher<B: Broker>: Service {
    private let store: any JobStore
    private let worker: Worker<B>
    private let vault: PayloadVault
    private let signals: RuntimeSignals
    private let period: Duration
    private let logger: Logger

    public init(
        store: any JobStore,
        worker: Worker<B>,
        vault: PayloadVault,
        signals: RuntimeSignals,
        period: Duration,
        logger: Logger
    ) {
        self.store = store
        self.worker = worker
        self.vault = vault
        self.signals = signals
        self.period = period
        self.logger = logger
    }

    public func run() async throws {
        var known: Int64?
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                let seen = try await self.store.foreignChanges()
                if known != seen {
                    // It may have erased a user.
                    await self.vault.forgetAll()
                    self.signals.outbox.signal()
                    self.signals.timers.signal()
                    await self.worker.lookForGrownStreams()
                }
                known = seen
            } catch {
                self.logger.warning("watching the store", metadata: ["error": "\(error)"])
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: self.period) }
        }
    }
}

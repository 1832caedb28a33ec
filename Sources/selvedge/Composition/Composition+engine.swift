import EventSourcing
import JobRuntime
import Logging
import Messaging
import ResumeSteps

extension Composition {
    /// Takes the work on the store's jobs for this process, where there may be only one that works; nil where there may be many.
    func beginWork(as worker: WorkerID) async throws(StoreError) -> (any StoreLock)? {
        let lock = try self.opened.lock()
        // The lock proves that whoever held a lease is gone.
        if lock != nil { try await self.store.endOtherLeases(than: worker) }
        return lock
    }

    /// - Parameter loss: raised by whoever notices that the broker may have lost messages.
    func engine<B: Broker>(
        _ broker: B,
        worker: WorkerID,
        scope: WorkScope = .all,
        options: RuntimeOptions,
        changes: (any ChangeFeed)? = nil,
        loss: LossSuspicion = LossSuspicion(),
        logger: Logger
    ) -> JobEngine<B> {
        JobEngine(
            workerID: worker,
            store: self.store,
            broker: broker,
            vault: self.vault,
            artifacts: self.artifacts,
            steps: ResumeSteps.registry(renderer: self.renderer),
            scope: scope,
            options: options,
            process: ProcessDescription(version: Selvedge.version),
            changes: changes,
            loss: loss,
            logger: logger
        )
    }
}

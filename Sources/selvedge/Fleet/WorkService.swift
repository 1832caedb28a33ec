import EventSourcing
import JobRuntime
import Logging
import Messaging
import ResumeSteps
import ServiceLifecycle
import Settings
import Workflows

/// A worker of this process, from waiting for its servers to the end of its drain.
///
/// Servers that cannot be reached are waited for, so that the order in which a fleet is started does not matter.
struct WorkService: Service {
    let configuration: Configuration
    let library: WorkflowLibrary
    let worker: WorkerID
    let options: RuntimeOptions
    let untilIdle: Bool
    let logger: Logger
    /// What is left to do when the worker ends.
    let report: @Sendable (Composition) async throws -> Void

    func run() async throws {
        guard let composition = try await cancelWhenGracefulShutdown({ try await self.open() }) else { return }
        let lock: (any StoreLock)?
        do {
            lock = try composition.opened.lock()
        } catch {
            throw CommandFailure.usage("\(error)")
        }
        defer { withExtendedLifetime(lock) {} }
        // The lock proves that whoever held a lease is gone.
        if lock != nil {
            try await stored { () async throws(StoreError) in try await composition.store.endOtherLeases(than: self.worker) }
        }
        let opened = try Engines.openBroker(self.configuration, with: composition.opened, logger: self.logger)
        do {
            try await self.run(composition, opened, opened.broker)
            await opened.close()
        } catch {
            await opened.close()
            throw error
        }
        try await self.report(composition)
        await composition.close()
    }

    /// Nil when told to stop before the store could be reached.
    private func open() async throws(CommandFailure) -> Composition? {
        var pause: Duration = .milliseconds(100)
        var isTold = false
        while !Task.isCancelled {
            do {
                let composition = try await Composition(self.configuration, for: .create, publisher: self.worker)
                if isTold { self.logger.notice("the database is there") }
                return composition
            } catch {
                guard error.mayPass else { throw error }
                if !isTold, !Task.isCancelled {
                    isTold = true
                    self.logger.warning("waiting for the database", metadata: ["error": "\(error.message)"])
                }
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, .seconds(3))
            }
        }
        return nil
    }

    private func run<B: Broker>(_ composition: Composition, _ opened: OpenedBroker, _ broker: B) async throws {
        var options = self.options
        options.brokerOutlivesProcess = opened.outlivesProcess
        let engine = JobEngine(
            workerID: self.worker,
            store: composition.store,
            broker: broker,
            vault: composition.vault,
            artifacts: composition.artifacts,
            steps: ResumeSteps.registry(renderer: composition.renderer),
            options: options,
            process: ProcessDescription(version: Selvedge.version),
            changes: opened.changes,
            loss: opened.loss,
            logger: self.logger
        )
        var beside: [any Service] = []
        if self.configuration.worker.takesSubmissions, let submissions = opened.submissions {
            beside.append(self.intake(submissions, engine.service))
        }
        beside.append(ReadyNotice(store: composition.store, opened: opened, worker: self.worker, slots: options.slots, logger: self.logger))
        try await engine.run(untilIdle: self.untilIdle, beside: beside, shutdownSignals: [])
    }

    private func intake<Q: SubmissionQueue>(_ queue: Q, _ service: JobService) -> any Service {
        let reader = SubmissionReader(library: self.library)
        return SubmissionIntake(queue: queue, service: service, logger: self.logger) { body, trace throws(SubmissionRefusal) in
            try reader.submission(body, trace)
        }
    }
}

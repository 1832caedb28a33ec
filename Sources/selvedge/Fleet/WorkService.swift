import EventSourcing
import JobRuntime
import Logging
import Messaging
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
    /// Where it tells how it is; nil for nowhere.
    let operations: WorkerOperations?
    let logger: Logger
    /// What is left to do when the worker ends.
    let report: @Sendable (Composition) async throws -> Void

    func run() async throws {
        let opening = StoreOpening(configuration: self.configuration, publisher: self.worker, logger: self.logger)
        guard let composition = try await cancelWhenGracefulShutdown({ try await opening.open() }) else { return }
        let lock = try await stored { () async throws(StoreError) in try await composition.beginWork(as: self.worker) }
        defer { withExtendedLifetime(lock) {} }
        let opened = try Engines.openBroker(self.configuration, with: composition.opened, logger: self.logger)
        do {
            try await self.runTelling(composition, opened)
            await opened.close()
        } catch {
            await opened.close()
            throw error
        }
        try await self.report(composition)
        await composition.close()
    }

    private func runTelling(_ composition: Composition, _ opened: OpenedBroker) async throws {
        let work = { @Sendable () async throws -> Void in try await self.run(composition, opened, opened.broker) }
        guard let operations else { return try await work() }
        let readiness = ProgramReadiness(
            configuration: self.configuration,
            store: composition.store,
            broker: opened,
            process: self.worker
        )
        try await operations.run(around: work, readiness, self.logger)
    }

    private func run<B: Broker>(_ composition: Composition, _ opened: OpenedBroker, _ broker: B) async throws {
        var options = self.options
        options.brokerOutlivesProcess = opened.outlivesProcess
        let engine = composition.engine(
            broker,
            worker: self.worker,
            options: options,
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

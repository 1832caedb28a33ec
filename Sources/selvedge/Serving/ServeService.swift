import EventSourcing
import HTTPAPI
import JobRuntime
import Logging
import Messaging
import ResumeSteps
import ServiceLifecycle
import Settings
import Workflows

/// The HTTP service of this process, with workers beside it or without, from waiting for its servers to the end of its drain.
struct ServeService: Service {
    /// How often to look for changes of other processes where nobody announces them, and where somebody does.
    private static let watchPeriods: (unannounced: Duration, announced: Duration) = (.milliseconds(25), .seconds(1))

    let configuration: Configuration
    let listen: HTTPConfiguration
    let library: WorkflowLibrary
    let process: WorkerID
    /// With no slots nothing runs here.
    let options: RuntimeOptions
    let authenticator: any Authenticator
    let metrics: ProgramMetrics
    let logger: Logger

    func run() async throws {
        let opening = StoreOpening(configuration: self.configuration, publisher: self.process, logger: self.logger)
        guard let composition = try await cancelWhenGracefulShutdown({ try await opening.open() }) else { return }
        let opened = try Engines.openBroker(self.configuration, with: composition.opened, logger: self.logger)
        do {
            try await self.run(composition, opened, opened.broker)
            await opened.close()
        } catch {
            await opened.close()
            throw error
        }
        await composition.close()
    }

    private func run<B: Broker>(_ composition: Composition, _ opened: OpenedBroker, _ broker: B) async throws {
        // Without a broker that tells other processes, this one still tells itself.
        let changes: any ChangeFeed = opened.changes ?? InProcessBroker()
        var options = self.options
        options.brokerOutlivesProcess = opened.outlivesProcess
        let webhooks = try WebhookParts(composition, changes: changes, logger: self.logger)
        let serve = { (jobs: JobService) -> [any Service] in
            webhooks.services + [self.service(jobs, composition, opened, changes, webhooks)]
        }
        if options.slots > 0 {
            try await self.work(composition, opened, broker, changes, options, serve)
        } else if composition.opened.isShared {
            let engine = SubmitterEngine(
                processID: self.process,
                store: composition.store,
                broker: broker,
                vault: composition.vault,
                artifacts: composition.artifacts,
                options: options,
                process: ProcessDescription(version: Selvedge.version),
                changes: changes,
                logger: self.logger
            )
            try await engine.run(beside: serve(engine.service), shutdownSignals: [])
        } else {
            // The embedded store's outbox belongs to its one worker, which is another process.
            let jobs = JobService(
                store: composition.store,
                appender: AnnouncingAppender(inner: DirectAppender(store: composition.store), feed: changes),
                vault: composition.vault,
                artifacts: composition.artifacts,
                repository: composition.repository
            )
            try await ServiceGroup(configuration: .init(services: serve(jobs), logger: self.logger)).run()
        }
    }

    private func work<B: Broker>(
        _ composition: Composition,
        _ opened: OpenedBroker,
        _ broker: B,
        _ changes: any ChangeFeed,
        _ options: RuntimeOptions,
        _ serve: (JobService) -> [any Service]
    ) async throws {
        let lock: (any StoreLock)?
        do throws(StoreError) {
            lock = try await composition.beginWork(as: self.process)
        } catch {
            guard case .locked = error else { throw CommandFailure(error) }
            throw CommandFailure.usage("\(error); with --workers 0 this service leaves the work to it")
        }
        defer { withExtendedLifetime(lock) {} }
        let engine = composition.engine(
            broker,
            worker: self.process,
            options: options,
            changes: changes,
            loss: opened.loss,
            logger: self.logger
        )
        try await engine.run(beside: serve(engine.service), shutdownSignals: [])
    }

    private func service(
        _ jobs: JobService,
        _ composition: Composition,
        _ opened: OpenedBroker,
        _ changes: any ChangeFeed,
        _ webhooks: WebhookParts
    ) -> HTTPService {
        let (store, logger, host) = (composition.store, self.logger, self.listen.host)
        let isSecure = self.listen.tls != nil
        var listen = self.listen
        listen.watchPeriod = opened.changes == nil ? Self.watchPeriods.unannounced : Self.watchPeriods.announced
        return HTTPService(
            listen,
            HTTPDependencies(
                jobs: jobs,
                store: store,
                resumes: composition.opened.resumes,
                webhooks: webhooks.desk,
                changes: changes,
                authenticator: self.authenticator,
                submissions: ResumeSubmissionMaker(library: self.library),
                readiness: ProgramReadiness(configuration: self.configuration, store: store, broker: opened, process: self.process).checks,
                rates: RateRules(self.configuration, store: composition.opened.rates),
                desk: opened.desk,
                reserved: [KeyRing.witness],
                metrics: self.metrics.page(of: composition.opened, opened, also: [webhooks.metrics]),
                logger: logger
            ),
            onRunning: { port in
                logger.notice("service ready", metadata: ["url": "\(HTTPAddress.url(host, port, isSecure: isSecure))"])
            }
        )
    }
}

public import Artifacts
public import EventSourcing
public import Jobs
public import Logging
public import Messaging
public import ServiceLifecycle
public import UnixSignals
public import Vault

/// All parts of a process that runs jobs, wired to a store and a broker.
public struct JobEngine<B: Broker>: Sendable {
    public let service: JobService
    public let committer: Committer
    public let worker: Worker<B>
    private let store: any JobStore
    private let relay: OutboxRelay<B>
    private let scheduler: Scheduler
    private let rescuer: Rescuer
    private let watcher: StoreWatcher<B>
    private let logger: Logger

    public init(
        workerID: WorkerID,
        store: any JobStore,
        broker: B,
        vault: PayloadVault,
        artifacts: any ArtifactStore,
        steps: StepRegistry,
        scope: WorkScope = .all,
        clock: RuntimeClock = .system,
        options: RuntimeOptions = RuntimeOptions(),
        logger: Logger
    ) {
        let signals = RuntimeSignals()
        let repository = JobRepository(store: store)
        self.store = store
        self.logger = logger
        self.committer = Committer(store: store, signals: signals)
        self.service = JobService(
            store: store,
            appender: self.committer,
            vault: vault,
            artifacts: artifacts,
            repository: repository,
            clock: clock
        )
        self.worker = Worker(
            id: workerID,
            store: store,
            broker: broker,
            committer: self.committer,
            vault: vault,
            artifacts: artifacts,
            repository: repository,
            steps: steps,
            signals: signals,
            clock: clock,
            options: options,
            logger: logger
        )
        self.relay = OutboxRelay(store: store, broker: broker, committer: self.committer, signals: signals, scope: scope, logger: logger)
        self.scheduler = Scheduler(store: store, signals: signals, logger: logger)
        self.rescuer = Rescuer(store: store, signals: signals, options: options, logger: logger)
        self.watcher = StoreWatcher(
            store: store,
            worker: self.worker,
            vault: vault,
            signals: signals,
            period: options.watchPeriod,
            logger: logger
        )
    }

    /// Runs until a signal or a cancelled task asks it to stop; with `untilIdle` also once nothing is pending, due or
    /// interrupted. `guests` are services that end the run when they end.
    public func run(
        untilIdle: Bool = false,
        guests: [any Service] = [],
        shutdownSignals: [UnixSignal] = [.sigterm, .sigint]
    ) async throws {
        await self.rescuer.takeAll()
        // Stopped in reverse order: the worker drains first, and the committer outlives everyone who appends.
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: self.committer),
            .init(service: self.relay),
            .init(service: self.scheduler),
            .init(service: self.rescuer),
            .init(service: self.watcher),
            .init(service: self.worker),
        ]
        let stoppers = guests + (untilIdle ? [IdleStop(store: self.store, worker: self.worker)] : [])
        for stopper in stoppers { services.append(.init(service: stopper, successTerminationBehavior: .gracefullyShutdownGroup)) }
        let group = ServiceGroup(
            configuration: .init(services: services, gracefulShutdownSignals: shutdownSignals, logger: self.logger)
        )
        try await group.run()
    }
}

public import Artifacts
public import EventSourcing
public import Jobs
public import Logging
public import Messaging
public import ServiceLifecycle
public import UnixSignals
public import Vault

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// All parts of a process that runs jobs, wired to a store and a broker.
///
/// Neither need be there when it starts: what is away is said once and tried again until it is back or the process is asked to stop.
/// What no other try would mend, a schema of another version or a refusal, ends the run with the error.
public struct JobEngine<B: Broker>: Sendable {
    public let service: JobService
    public let committer: Committer
    public let worker: Worker<B>
    private let store: any JobStore
    private let telemetry: Telemetry
    /// Beside committer and worker, in the order of their start.
    private let helpers: [any Service]

    /// - Parameters:
    ///   - process: what the worker says of itself in the registry.
    ///   - loss: raised by whoever notices that the broker may have lost messages.
    ///   - changes: where to tell of changes and to hear of others'; nil when there is only this process.
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
        process: ProcessDescription = ProcessDescription(),
        changes: (any ChangeFeed)? = nil,
        loss: LossSuspicion = LossSuspicion(),
        logger: Logger
    ) {
        self.init(
            workerID: workerID,
            store: store,
            broker: broker,
            vault: vault,
            artifacts: artifacts,
            steps: steps,
            scope: scope,
            clock: clock,
            options: options,
            process: process,
            changes: changes,
            loss: loss,
            telemetry: Telemetry(logger: logger)
        )
    }

    init(
        workerID: WorkerID,
        store: any JobStore,
        broker: B,
        vault: PayloadVault,
        artifacts: any ArtifactStore,
        steps: StepRegistry,
        scope: WorkScope,
        clock: RuntimeClock,
        options: RuntimeOptions,
        process: ProcessDescription,
        changes: (any ChangeFeed)?,
        loss: LossSuspicion = LossSuspicion(),
        telemetry: Telemetry,
        giveUp: @escaping @Sendable () -> Void = { exit(1) }
    ) {
        let signals = RuntimeSignals(loss: loss)
        let announcer = changes.map { ChangeAnnouncer(feed: $0) }
        self.store = store
        self.telemetry = telemetry
        self.committer = Committer(store: store, signals: signals, telemetry: telemetry, announcer: announcer)
        self.service = JobService(
            store: store,
            appender: self.committer,
            vault: vault,
            artifacts: artifacts,
            repository: JobRepository(store: store),
            clock: clock
        )
        let environment = JobEnvironment(
            worker: workerID,
            store: store,
            committer: self.committer,
            vault: vault,
            artifacts: artifacts,
            repository: self.service.repository,
            steps: steps,
            clock: clock,
            options: options,
            telemetry: telemetry
        )
        self.worker = Worker(environment: environment, broker: broker, signals: signals, process: process, giveUp: giveUp)
        let rescuer = Rescuer(store: store, signals: signals, options: options, telemetry: telemetry)
        var helpers: [any Service] = []
        if let announcer { helpers.append(announcer) }
        helpers.append(
            OutboxRelay(
                store: store,
                broker: broker,
                committer: self.committer,
                signals: signals,
                scope: scope,
                telemetry: telemetry,
                beforehand: { try await rescuer.takeAll() }
            )
        )
        helpers.append(Scheduler(store: store, signals: signals, options: options, telemetry: telemetry))
        helpers.append(rescuer)
        helpers.append(
            StoreWatcher(store: store, worker: self.worker, signals: signals, period: options.watchPeriod, telemetry: telemetry)
        )
        if let changes { helpers.append(ChangeListener(feed: changes, worker: self.worker, telemetry: telemetry)) }
        self.helpers = helpers
    }

    /// Runs until a signal or a cancelled task asks it to stop; with `untilIdle` also once nothing is pending, due or
    /// interrupted. `guests` are services that end the run when they end; `beside` run as long as the engine does.
    ///
    /// Steps that do not stop when their jobs are handed back at the end of a drain end the process, with status 1.
    public func run(
        untilIdle: Bool = false,
        guests: [any Service] = [],
        beside: [any Service] = [],
        shutdownSignals: [UnixSignal] = [.sigterm, .sigint]
    ) async throws {
        // Stopped in reverse order: the worker drains before its helpers go, and the committer outlives everyone who appends.
        let group = ServiceGroup(
            [self.committer] + self.helpers + [self.worker] + beside,
            guests: guests + (untilIdle ? [IdleStop(store: self.store, worker: self.worker)] : []),
            signals: shutdownSignals,
            logger: self.telemetry.logger
        )
        try await group.run()
    }
}

public import Artifacts
public import EventSourcing
public import Logging
public import Messaging
public import ServiceLifecycle
public import UnixSignals
public import Vault

/// A process of a fleet that makes jobs and runs none: it commits many submissions together, publishes what it has committed, and
/// stands in the registry with no slots, so that the others leave its outbox rows to it as long as it lives.
public struct SubmitterEngine<B: Broker>: Sendable {
    public let service: JobService
    public let committer: Committer
    private let telemetry: Telemetry
    private let services: [any Service]

    public init(
        processID: WorkerID,
        store: any JobStore,
        broker: B,
        vault: PayloadVault,
        artifacts: any ArtifactStore,
        clock: RuntimeClock = .system,
        options: RuntimeOptions = RuntimeOptions(),
        process: ProcessDescription = ProcessDescription(),
        changes: (any ChangeFeed)? = nil,
        logger: Logger
    ) {
        let telemetry = Telemetry(logger: logger)
        let signals = RuntimeSignals()
        let announcer = changes.map { ChangeAnnouncer(feed: $0) }
        self.telemetry = telemetry
        self.committer = Committer(store: store, signals: signals, telemetry: telemetry, announcer: announcer)
        self.service = JobService(
            store: store,
            appender: self.committer,
            vault: vault,
            artifacts: artifacts,
            repository: JobRepository(store: store, keepsRecent: false),
            clock: clock
        )
        let keeper = LeaseKeeper(
            store: store,
            heartbeat: process.heartbeat(of: processID, slots: 0, startedAt: clock.now()),
            milliseconds: options.leaseMilliseconds,
            lease: Lease(),
            telemetry: telemetry
        )
        var services: [any Service] = [self.committer]
        if let announcer { services.append(announcer) }
        services.append(
            OutboxRelay(
                store: store,
                broker: broker,
                committer: self.committer,
                signals: signals,
                scope: .all,
                telemetry: telemetry,
                beforehand: {}
            )
        )
        services.append(StoreWatcher<B>(store: store, worker: nil, signals: signals, period: options.watchPeriod, telemetry: telemetry))
        services.append(Presence(keeper: keeper))
        self.services = services
    }

    /// Runs until a signal or a cancelled task asks it to stop, or a guest ends; `beside` run as long as the engine does.
    public func run(
        guests: [any Service] = [],
        beside: [any Service] = [],
        shutdownSignals: [UnixSignal] = [.sigterm, .sigint]
    ) async throws {
        let group = ServiceGroup(self.services + beside, guests: guests, signals: shutdownSignals, logger: self.telemetry.logger)
        try await group.run()
    }
}

/// Keeps a process without a worker in the registry.
private struct Presence: Service {
    var keeper: LeaseKeeper

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            guard try await self.keeper.begin() else { return }
            await self.keeper.keep(nudge: Wake()) { (0, false) }
        }
        try? await self.keeper.store.endLease(of: self.keeper.heartbeat.worker)
    }
}

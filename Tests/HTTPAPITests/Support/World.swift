import Artifacts
import EventSourcing
import HTTPAPI
import JobRuntime
import Jobs
import Logging
import Messaging
import ServiceLifecycle
import Testing
import Vault
import Webhooks

/// What outlives a process: a store, artifacts, a master key. Processes that serve them come and go.
struct World: Sendable {
    let store = InMemoryJobStore(clock: { RuntimeClock.system.now() })
    let artifacts = InMemoryArtifactStore()
    let webhooks: InMemoryWebhookStore
    private let master = MasterKey()

    init() { self.webhooks = InMemoryWebhookStore(jobs: self.store, clock: { RuntimeClock.system.now() }) }

    /// Names are not looked up; `hooks.test` is open for development.
    var desk: WebhookDesk {
        WebhookDesk(
            store: self.webhooks,
            targets: TargetGuard(resolver: NamedHosts(), opened: (try? OpenedHosts(["hooks.test"])) ?? .none),
            endpointsPerUser: 3
        )
    }

    var vault: PayloadVault { PayloadVault(master: self.master, keys: self.store) }

    /// A process without a worker.
    var client: JobService {
        JobService(
            store: self.store,
            appender: DirectAppender(store: self.store),
            vault: self.vault,
            artifacts: self.artifacts,
            repository: JobRepository(store: self.store, keepsRecent: false)
        )
    }

    /// Runs a process that works and serves while the body runs, then stops it gracefully.
    ///
    /// - Parameters:
    ///   - announces: whether changes are announced; if not, streams find them by looking into the store.
    func serving(
        limits: HTTPLimits = .quick,
        announces: Bool = true,
        readiness: [ReadinessCheck] = [],
        rates: RateRules? = nil,
        desk: (any BrokerDesk)? = nil,
        reserved: [String] = [],
        logger: Logger = .silent,
        _ body: @escaping @Sendable (API) async throws -> Void
    ) async throws {
        let broker = InProcessBroker()
        let changes: (any ChangeFeed)? = announces ? broker : nil
        let engine = JobEngine(
            workerID: try #require(WorkerID("w\(UInt32.random(in: 0...UInt32.max))")),
            store: self.store,
            broker: broker,
            vault: self.vault,
            artifacts: self.artifacts,
            steps: StepRegistry([Workshop.Bench()]),
            options: RuntimeOptions(slots: 8, drainDeadline: .milliseconds(50), rescuePeriod: .milliseconds(20)),
            changes: changes,
            logger: logger
        )
        let port = Port()
        let service = self.service(
            engine.service,
            changes: changes,
            limits: limits,
            readiness: readiness,
            rates: rates,
            desk: desk,
            reserved: reserved,
            logger: logger,
            port
        )
        let guest = Guest { try await body(API(port: try await port.get())) }
        try await engine.run(guests: [guest], beside: [service], shutdownSignals: [])
    }

    /// Makes jobs of ada's that wait for approval.
    func fill(_ client: JobService, jobs: Int) async throws {
        let user = try #require(UserID("ada"))
        let definition = try #require(Workshop.all.first { $0.name == "reviewed" })
        let submissions = (0..<jobs)
            .map { _ in JobSubmission(userID: user, definition: definition, input: [], actor: .user(user)) }
        for result in await client.submit(contentsOf: submissions) { _ = try result.get() }
    }

    var auditor: Auditor {
        Auditor(store: self.store, vault: self.vault, artifacts: self.artifacts, repository: JobRepository(store: self.store))
    }

    /// A process that makes jobs and runs none.
    func submitter() throws -> SubmitterEngine<InProcessBroker> {
        SubmitterEngine(
            processID: try #require(WorkerID("api\(UInt32.random(in: 0...UInt32.max))")),
            store: self.store,
            broker: InProcessBroker(),
            vault: self.vault,
            artifacts: self.artifacts,
            logger: .silent
        )
    }

    /// Runs a process that serves and does not work while the body runs.
    func serving(
        _ submitter: SubmitterEngine<InProcessBroker>,
        limits: HTTPLimits = .quick,
        rates: RateRules? = nil,
        _ body: @escaping @Sendable (API) async throws -> Void
    ) async throws {
        let port = Port()
        let service = self.service(submitter.service, changes: nil, limits: limits, rates: rates, logger: .silent, port)
        let guest = Guest { try await body(API(port: try await port.get())) }
        try await submitter.run(guests: [guest], beside: [service], shutdownSignals: [])
    }

    /// Runs a service until its guest is done.
    func alone(_ service: HTTPService, _ guest: Guest) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: service), .init(service: guest, successTerminationBehavior: .gracefullyShutdownGroup)],
                logger: .silent
            )
        )
        try await group.run()
    }

    func service(
        _ jobs: JobService,
        changes: (any ChangeFeed)?,
        limits: HTTPLimits,
        readiness: [ReadinessCheck] = [],
        rates: RateRules? = nil,
        desk: (any BrokerDesk)? = nil,
        reserved: [String] = [],
        logger: Logger,
        tls: TLSIdentity? = nil,
        _ port: Port
    ) -> HTTPService {
        HTTPService(
            HTTPConfiguration(port: 0, tls: tls, limits: limits),
            HTTPDependencies(
                jobs: jobs,
                store: self.store,
                resumes: self.store,
                webhooks: self.desk,
                changes: changes,
                authenticator: NamedTokens(),
                submissions: WorkshopMaker(),
                readiness: readiness,
                rates: rates,
                desk: desk,
                reserved: Set(reserved.compactMap { UserID($0) }),
                metrics: { "selvedge_up 1\n" },
                logger: logger
            ),
            onRunning: { port.set($0) }
        )
    }
}

extension HTTPLimits {
    static let quick = HTTPLimits(shutdownDeadline: .seconds(5))
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

import Artifacts
import EventSourcing
import Jobs
import Logging
import Messaging
import ServiceLifecycle
import Testing
import Vault

@testable import JobRuntime

/// What outlives a process: a store, artifacts, a master key. Engines come and go in it, as processes do.
struct World {
    typealias Engine = JobEngine<InProcessBroker>

    let store = InMemoryJobStore(clock: { RuntimeClock.system.now() })
    let artifacts = InMemoryArtifactStore()
    let user: UserID
    private let master = MasterKey()
    /// What a process does about steps that do not stop; the tests' own must not end.
    var giveUp: @Sendable () -> Void = {}

    init() throws { self.user = try #require(UserID("ada")) }

    /// A process with a worker.
    func engine(
        _ name: String = "w1",
        on view: (any JobStore)? = nil,
        broker: InProcessBroker = InProcessBroker(),
        scope: WorkScope = .all,
        options: RuntimeOptions = .quick,
        _ body: @escaping ScriptedStep.Body = ScriptedStep().body
    ) throws -> Engine {
        try self.process(name, on: view, broker: broker, scope: scope, options: options, body)
    }

    /// A process with a worker on any broker.
    func process<B: Broker>(
        _ name: String,
        on view: (any JobStore)? = nil,
        broker: B,
        scope: WorkScope = .all,
        options: RuntimeOptions = .quick,
        artifacts: (any ArtifactStore)? = nil,
        changes: (any ChangeFeed)? = nil,
        loss: LossSuspicion = LossSuspicion(),
        telemetry: Telemetry = .silent,
        _ body: @escaping ScriptedStep.Body = ScriptedStep().body
    ) throws -> JobEngine<B> {
        let store = view ?? self.store
        return JobEngine(
            workerID: try #require(WorkerID(name)),
            store: store,
            broker: broker,
            vault: PayloadVault(master: self.master, keys: store),
            artifacts: artifacts ?? self.artifacts,
            steps: StepRegistry([ScriptedStep(body: body)]),
            scope: scope,
            clock: .system,
            options: options,
            process: ProcessDescription(host: "host", processID: 7, version: "1.2"),
            changes: changes,
            loss: loss,
            telemetry: telemetry,
            giveUp: self.giveUp
        )
    }

    /// A process that makes jobs and runs none.
    func submitter<B: Broker>(_ name: String, broker: B, changes: (any ChangeFeed)? = nil) throws -> SubmitterEngine<B> {
        SubmitterEngine(
            processID: try #require(WorkerID(name)),
            store: self.store,
            broker: broker,
            vault: PayloadVault(master: self.master, keys: self.store),
            artifacts: self.artifacts,
            changes: changes,
            logger: .silent
        )
    }

    /// A process without a worker.
    var client: JobService { self.client(on: self.store) }

    func client(on store: any JobStore) -> JobService {
        JobService(
            store: store,
            appender: DirectAppender(store: store),
            vault: PayloadVault(master: self.master, keys: store),
            artifacts: self.artifacts,
            repository: JobRepository(store: store)
        )
    }

    var auditor: Auditor { self.auditor(on: self.store) }

    func auditor(on store: any JobStore) -> Auditor {
        Auditor(
            store: store,
            vault: PayloadVault(master: self.master, keys: store),
            artifacts: self.artifacts,
            repository: JobRepository(store: store)
        )
    }

    func submission(
        _ definition: WorkflowDefinition,
        input: String = "input",
        priority: Priority = .default,
        key: String? = nil
    ) -> JobSubmission {
        JobSubmission(
            userID: self.user,
            definition: definition,
            input: Array(input.utf8),
            priority: priority,
            idempotencyKey: key.flatMap { IdempotencyKey($0) },
            actor: .user(self.user)
        )
    }

    func submit(_ definition: WorkflowDefinition, priority: Priority = .default) async throws -> JobID {
        try await self.client.submit(self.submission(definition, priority: priority)).jobID
    }

    // MARK: - Looking

    func state(_ job: JobID) async throws -> JobState { try await self.client.state(job) }

    func settled(_ job: JobID, as status: JobStatus = .completed, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await eventually("the job is settled", sourceLocation: sourceLocation) { try await self.state(job).isSettled }
        let found = try await self.state(job).status
        #expect(found == status, sourceLocation: sourceLocation)
    }

    func types(_ job: JobID) async throws -> [String] { try await self.client.log(job).map(\.event.type) }

    /// G1–G3 and G8 as they must hold for every log: sound by the auditor, one end, each step completed once.
    func isSound(_ job: JobID, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let report = try await self.auditor.verify(job)
        #expect(report.faults == [], sourceLocation: sourceLocation)
        var ends = 0
        var completed: Set<String> = []
        for envelope in try await self.client.log(job) {
            if case .jobRetried(_, let reset) = envelope.event {
                ends = 0
                completed.subtract(reset)
            }
            if case .stepCompleted(let step, _, _) = envelope.event {
                #expect(completed.insert(step).inserted, "step \(step) completed twice", sourceLocation: sourceLocation)
            }
            if envelope.event == .jobReleased { ends = 0 }
            if envelope.event.isTerminal { ends += 1 }
        }
        #expect(ends <= 1, "G3", sourceLocation: sourceLocation)
    }

    // MARK: - Running

    /// Runs the engine while the body runs, then shuts it down gracefully.
    func running<B: Broker>(
        _ engine: JobEngine<B>,
        untilIdle: Bool = false,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await engine.run(untilIdle: untilIdle, guests: [Guest(body: body)], shutdownSignals: [])
    }

    /// Runs the engine while the body runs, then cuts it off: no step ends, nothing is handed back.
    func crashing<B: Broker>(_ engine: JobEngine<B>, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await engine.run(shutdownSignals: []) }
            try await body()
            group.cancelAll()
        }
    }
}

extension RuntimeOptions {
    static let quick = Self(slots: 4, drainDeadline: .seconds(20), rescuePeriod: .milliseconds(20))
}

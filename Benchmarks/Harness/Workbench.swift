import Artifacts
import EventSourcing
import JobRuntime
import Jobs
import Logging
import Messaging
import SQLiteStore
import Vault

/// A store of its own with one engine, wired as the program wires them.
struct Workbench: Sendable {
    let store: ObservedStore
    let engine: JobEngine<InProcessBroker>
    let user: UserID

    init(directory: String, slots: Int, steps: StepRegistry) throws {
        let sqlite = try SQLiteJobStore.open(at: directory, createIfMissing: true)
        guard let user = UserID("bench"), let worker = WorkerID("bench") else { preconditionFailure("'bench' is a token") }
        self.user = user
        self.store = ObservedStore(inner: sqlite)
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        self.engine = JobEngine(
            workerID: worker,
            store: self.store,
            broker: InProcessBroker(),
            vault: PayloadVault(master: try MasterKey.load(directory: directory, createIfMissing: true), keys: self.store),
            artifacts: try FileArtifactStore.open(at: directory + "/artifacts"),
            steps: steps,
            options: RuntimeOptions(slots: slots),
            logger: logger
        )
    }

    /// Runs the engine while `body` runs, then drains it and closes the store.
    func running(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await self.engine.run(guests: [Guest(body: body)], shutdownSignals: [])
        try self.store.inner.close()
    }

    /// Submits a job and returns once its last commit is durable.
    @discardableResult
    func runJob(_ definition: WorkflowDefinition, input: [UInt8]) async throws -> JobRow {
        let submission = JobSubmission(userID: self.user, definition: definition, input: input, actor: .user(self.user))
        return await self.store.settled.wait(for: try await self.engine.service.submit(submission).jobID)
    }

    /// Runs jobs `0..<count`, so many at a time, and returns the seconds each took from submit to its last commit.
    func runJobs(_ count: Int, inFlight: Int, job: @escaping @Sendable (Int) async throws -> JobRow) async throws -> [Double] {
        try await Load.run(count, inFlight: inFlight) { number in
            let row = try await job(number)
            guard row.status == JobStatus.completed.rawValue || row.waits == .wake else { throw BenchError.jobFailed(row.errorCode) }
        }
    }
}

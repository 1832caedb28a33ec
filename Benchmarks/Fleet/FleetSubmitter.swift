import AMQPBroker
import EventSourcing
import JobRuntime
import Jobs
import Messaging

/// A process that submits jobs, as an API process would, and learns from the change feed what has become of them.
struct FleetSubmitter: Sendable {
    let node: FleetNode
    let user: UserID
    private let engine: SubmitterEngine<AMQPBroker>
    private let endings: JobEndings

    init(_ order: FleetOrder) async throws {
        guard let user = UserID("bench") else { preconditionFailure("'bench' is a token") }
        self.user = user
        self.node = try await FleetNode(order)
        self.endings = JobEndings(store: self.node.store)
        self.engine = SubmitterEngine(
            processID: self.node.id,
            store: self.node.store,
            broker: self.node.broker,
            vault: self.node.vault,
            artifacts: self.node.artifacts,
            options: self.node.options,
            changes: self.node.broker,
            logger: self.node.logger
        )
    }

    /// Runs the process's services while `body` runs.
    func running<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let result = Box<Value>()
        let listener = Listener(endings: self.endings, feed: self.node.broker)
        try await self.engine.run(guests: [Guest { result.value = try await body() }], beside: [listener], shutdownSignals: [])
        await self.node.close()
        guard let value = result.value else { throw BenchError.process("the submitting process ended early") }
        return value
    }

    func submit(_ definition: WorkflowDefinition) async throws -> JobID {
        let submission = JobSubmission(userID: self.user, definition: definition, input: Array("{}".utf8), actor: .user(self.user))
        return try await self.engine.service.submit(submission).jobID
    }

    /// Submits a job and returns once it is known to have completed.
    @discardableResult
    func run(_ definition: WorkflowDefinition) async throws -> JobID {
        let job = try await self.submit(definition)
        try await self.end(of: job)
        return job
    }

    func end(of job: JobID) async throws {
        let status = await self.endings.wait(for: job)
        guard status == JobStatus.completed.rawValue else { throw BenchError.jobFailed(status) }
    }

    /// Runs so many no-op jobs; the seconds that all and each took.
    func runNoOps(_ count: Int, inFlight: Int) async throws -> (seconds: Double, each: [Double]) {
        let start = ContinuousClock.now
        let each = try await Load.run(count, inFlight: inFlight) { _ in try await self.run(.noOps) }
        return (start.duration(to: .now).inSeconds, each)
    }
}

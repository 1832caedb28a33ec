import Artifacts
import EventSourcing
import JobRuntime
import Jobs
import Logging
import Messaging
import Testing
import Vault

/// An engine on in-memory parts.
struct EngineFixture {
    let store: InMemoryJobStore
    let engine: JobEngine<InProcessBroker>
    let user: UserID

    init(steps: [any Step], options: RuntimeOptions = RuntimeOptions(), store: InMemoryJobStore? = nil) throws {
        let store = store ?? InMemoryJobStore(clock: { RuntimeClock.system.now() })
        self.store = store
        self.user = try #require(UserID("ada"))
        var logger = Logger(label: "test")
        logger.logLevel = .error
        self.engine = JobEngine(
            workerID: try #require(WorkerID("w1")),
            store: store,
            broker: InProcessBroker(),
            vault: PayloadVault(master: MasterKey(), keys: store),
            artifacts: InMemoryArtifactStore(),
            steps: StepRegistry(steps),
            options: options,
            logger: logger
        )
    }

    func submit(_ definition: WorkflowDefinition, input: String = "in") async throws -> JobID {
        let submission = JobSubmission(userID: self.user, definition: definition, input: Array(input.utf8), actor: .user(self.user))
        return try await self.engine.service.submit(submission).jobID
    }

    static func chain(_ uses: [String], effects: StepDefinition.Effects = .none) -> WorkflowDefinition {
        let steps = uses.enumerated()
            .map { index, uses in
                StepDefinition(
                    name: "s\(index)",
                    action: .run(uses: uses, parameters: [:]),
                    needs: index == 0 ? [] : ["s\(index - 1)"],
                    retry: RetryPolicy(maxAttempts: 3, baseMilliseconds: 1, capMilliseconds: 5),
                    effects: effects
                )
            }
        return WorkflowDefinition(name: "chain", steps: steps)
    }
}

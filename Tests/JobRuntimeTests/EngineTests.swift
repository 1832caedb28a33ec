import EventSourcing
import JobRuntime
import Jobs
import ServiceLifecycle
import Testing

@Suite struct EngineTests {
    /// Submits, then ends, so that the engine drains.
    struct Script: Service {
        var body: @Sendable () async throws -> Void
        func run() async throws { try await self.body() }
    }

    @Test(.timeLimit(.minutes(1))) func aChainOfNoOpsCompletes() async throws {
        let fixture = try EngineFixture(steps: [NoOpStep()])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await fixture.engine.run(
                    untilIdle: false,
                    guests: [
                        Script {
                            let job = try await fixture.submit(EngineFixture.chain(["noop", "noop", "noop", "noop", "noop"]))
                            while try await !fixture.engine.service.state(job).isSettled { try await Task.sleep(for: .milliseconds(2)) }
                            for event in try await fixture.engine.service.log(job) { print(event.version, event.event, event.fence) }
                            print(await fixture.engine.committer.statistics)
                        }
                    ],
                    shutdownSignals: []
                )
            }
            try await group.waitForAll()
        }
    }
}

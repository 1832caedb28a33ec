import JobRuntime
import Jobs

/// The other process: takes dispatches until it is told to stop, or killed.
enum FleetWorker {
    static func run(_ argument: String) async throws {
        let order = try FleetOrder(argument: argument)
        let node = try await FleetNode(order)
        let engine = JobEngine(
            workerID: node.id,
            store: node.store,
            broker: node.broker,
            vault: node.vault,
            artifacts: node.artifacts,
            steps: StepRegistry([NoOpStep(), PauseStep(milliseconds: order.pauseMilliseconds)]),
            options: node.options,
            changes: node.broker,
            logger: node.logger
        )
        try await engine.run()
        await node.close()
    }
}

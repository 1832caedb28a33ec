import AMQP
import AMQPBroker
import Artifacts
import EventSourcing
import JobRuntime
import Logging
import PollExecutor
import PostgreSQLStore
import Vault

/// What a process of the fleet works with, wired as the program wires it.
struct FleetNode: Sendable {
    let id: WorkerID
    let store: PostgreSQLJobStore
    let broker: AMQPBroker
    let vault: PayloadVault
    let artifacts: FileArtifactStore
    let options: RuntimeOptions
    let logger: Logger

    init(_ order: FleetOrder) async throws {
        guard let id = WorkerID(order.worker) else { throw BenchError.process("\(order.worker) cannot name a process") }
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        self.id = id
        self.logger = logger
        self.store = try await PostgreSQLJobStore.open(
            url: order.database,
            publisher: id,
            executor: try PollExecutor(name: "postgresql")
        )
        var configuration = try AMQPConfiguration(url: order.broker)
        configuration.connectionName = order.worker
        self.broker = try AMQPBroker(configuration, names: AMQPNames(prefix: order.prefix))
        self.vault = PayloadVault(master: try MasterKey.load(directory: order.home, createIfMissing: false), keys: self.store)
        self.artifacts = try FileArtifactStore.open(at: order.home + "/artifacts")
        self.options = RuntimeOptions(slots: order.slots, brokerOutlivesProcess: true)
    }

    static func migrate(_ url: String) async throws {
        _ = try await PostgreSQLSchema(url: url, executor: try PollExecutor(name: "migrate")).migrate()
    }

    func close() async {
        await self.broker.close()
        await self.store.close()
    }
}

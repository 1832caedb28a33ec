import Foundation
import ProcessSupport
import ServerSupport
import Vault

/// A fresh database and a fresh virtual host for one measurement, and the processes on them.
struct FleetField: Sendable {
    let servers: FleetGround.Servers
    let database: TestDatabase
    let virtualHost: String
    private let directory: TemporaryDirectory

    init(servers: FleetGround.Servers, database: TestDatabase, virtualHost: String) throws {
        self.servers = servers
        self.database = database
        self.virtualHost = virtualHost
        self.directory = try TemporaryDirectory()
        // Before the first process of the fleet asks for it.
        _ = try MasterKey.load(directory: self.directory.path, createIfMissing: true)
    }

    func order(_ worker: String, slots: Int, pauseMilliseconds: Int = 0) -> FleetOrder {
        FleetOrder(
            worker: worker,
            database: self.database.url,
            broker: self.servers.broker.url(virtualHost: self.virtualHost),
            prefix: "bench",
            home: self.directory.path,
            slots: slots,
            pauseMilliseconds: pauseMilliseconds
        )
    }

    /// Another process: this program with an order.
    func startWorker(_ order: FleetOrder) throws -> ProcessSupport.ChildProcess {
        try ProcessSupport.ChildProcess(
            try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
            ["--fleet-worker", try order.argument()],
            environment: ["PATH": "/usr/bin:/bin", "HOME": self.directory.path],
            workingDirectory: self.directory.path
        )
    }

    /// Runs `body` in a process that only submits, with one worker process beside it that has so many slots.
    func withFleet<Value: Sendable>(slots: Int, _ body: @escaping @Sendable (FleetSubmitter) async throws -> Value) async throws -> Value {
        let worker = try self.startWorker(self.order("worker", slots: slots))
        let value = try await self.withSubmitter(body)
        worker.send(SIGTERM)
        let outcome = try await worker.wait(atMost: 60)
        guard outcome.code == 0 else { throw BenchError.process("the worker ended so: \(outcome)") }
        return value
    }

    /// Runs `body` in a process that only submits.
    func withSubmitter<Value: Sendable>(_ body: @escaping @Sendable (FleetSubmitter) async throws -> Value) async throws -> Value {
        let submitter = try await FleetSubmitter(self.order("submitter", slots: 0))
        return try await submitter.running { try await body(submitter) }
    }
}

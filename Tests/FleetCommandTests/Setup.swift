import Foundation
import ProcessSupport
import ServerSupport

/// A database, and a virtual host where it is asked for, with what processes of one fleet share.
struct Setup: Sendable {
    let database: TestDatabase
    let brokerURL: String?
    let home: TemporaryDirectory
    private let program: String

    /// - Parameters:
    ///   - withBroker: false for PostgreSQL alone.
    ///   - migrated: whether `migrate` has been run.
    ///   - database: on a server that the test stops; nil for one on the shared server.
    ///   - broker: one that the test stops; nil for the shared one.
    init(
        withBroker: Bool = true,
        migrated: Bool = true,
        database: TestDatabase? = nil,
        broker: RabbitMQServer? = nil
    ) async throws {
        self.home = try TemporaryDirectory()
        self.program = try Program.path()
        self.database = if let database { database } else { try await Servers.postgreSQL().makeDatabase() }
        if withBroker {
            let broker = if let broker { broker } else { try await Servers.rabbitMQ() }
            self.brokerURL = broker.url(virtualHost: try await broker.makeVirtualHost())
        } else {
            self.brokerURL = nil
        }
        guard migrated else { return }
        let outcome = try await self.run("migrate")
        guard outcome.code == 0 else { throw ProcessFault.notJSON("\(outcome)") }
    }

    var masterKey: String { self.home.file("store/master.key") }

    func start(_ arguments: [String], settings: [String: String?] = [:], input: [UInt8] = []) throws -> ChildProcess {
        var environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": self.home.path, "LANG": "C.UTF-8", "TZ": "UTC",
            "SELVEDGE_STORE": self.home.file("store"), "SELVEDGE_POSTGRES_URL": self.database.url,
        ]
        environment["SELVEDGE_AMQP_URL"] = self.brokerURL
        for (name, value) in settings { environment[name] = value }
        return try ChildProcess(self.program, arguments, environment: environment, input: input, workingDirectory: self.home.path)
    }

    func run(_ arguments: [String], settings: [String: String?] = [:], input: [UInt8] = []) async throws -> ProcessOutcome {
        try await self.start(arguments, settings: settings, input: input).wait(atMost: 60)
    }

    func run(_ arguments: String...) async throws -> ProcessOutcome { try await self.run(arguments) }

    /// Runs another program.
    func tool(_ name: String, _ arguments: [String], input: [UInt8] = []) async throws -> ProcessOutcome {
        let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": self.home.path, "LANG": "C.UTF-8"]
        return try await ChildProcess(
            "/usr/bin/env",
            [name] + arguments,
            environment: environment,
            input: input,
            workingDirectory: self.home.path
        )
        .wait(atMost: 60)
    }

    /// What a command says with `--json`.
    func json(_ arguments: String..., code: Int32 = 0) async throws -> Any {
        let outcome = try await self.run(arguments + ["--json"])
        guard outcome.code == code, outcome.lines.count == 1 else { throw ProcessFault.notJSON("\(outcome)") }
        return try JSONSerialization.jsonObject(with: Data(outcome.output), options: .fragmentsAllowed)
    }

    func list(_ arguments: String...) async throws -> [[String: Any]] {
        let outcome = try await self.run(arguments + ["--json"])
        let value = try? JSONSerialization.jsonObject(with: Data(outcome.output))
        guard outcome.code == 0, let rows = value as? [[String: Any]] else { throw ProcessFault.notJSON("\(outcome)") }
        return rows
    }

    func submit(_ options: String...) async throws -> String {
        let outcome = try await self.run(["submit", Examples.engineer, "--posting", Examples.backend] + options)
        guard outcome.code == 0, let id = outcome.lines.last else { throw ProcessFault.notJSON("\(outcome)") }
        return id
    }

    func status(_ job: String) async throws -> String? {
        try await self.list("jobs").first { $0["job"] as? String == job }?["status"] as? String
    }

    /// A worker that takes jobs.
    func worker(_ options: String..., settings: [String: String?] = [:]) async throws -> ChildProcess {
        let worker = try self.start(["work"] + options, settings: settings)
        try await eventually("the worker is ready", within: 60) { worker.errorSoFar.contains("worker ready") }
        return worker
    }

    /// Stops a worker as an operator does.
    func stop(_ worker: ChildProcess) async throws -> ProcessOutcome {
        worker.send(SIGTERM)
        return try await worker.wait(atMost: 30)
    }
}

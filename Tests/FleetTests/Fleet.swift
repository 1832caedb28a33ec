import Foundation
import ProcessSupport
import ServerSupport
import Testing

/// A database and a virtual host of one test, and processes of the program on them.
struct Fleet: Sendable {
    let database: TestDatabase
    let broker: RabbitMQServer
    let virtualHost: String
    let files: FleetFiles
    let home: TemporaryDirectory
    /// Accepted before the test began: committed, with a dispatch in the outbox that nobody has published.
    let accepted: [String]
    private let program: String

    /// - Parameters:
    ///   - jobs: so many have been submitted.
    ///   - workflow: theirs.
    init(jobs: Int = 0, workflow: String = "five") async throws {
        let server = try await FleetServers.database()
        let files = try FleetFiles.shared.get()
        let home = try TemporaryDirectory()
        let program = try Program.path()
        let broker = try await FleetServers.broker()
        self.broker = broker
        self.virtualHost = try await broker.makeVirtualHost()
        self.files = files
        self.home = home
        self.program = program
        let environment = { @Sendable (database: TestDatabase) in Self.environment(database.url, nil, files, home) }
        let empty = try await server.makeTemplate("empty") { template in
            let migrate = try ChildProcess(program, ["migrate"], environment: environment(template), workingDirectory: home.path)
            let outcome = try await migrate.wait()
            guard outcome.code == 0 else { throw ProcessFault.notJSON("\(outcome)") }
        }
        let template =
            jobs == 0
            ? empty
            : try await server.makeTemplate("\(workflow)_\(jobs)", from: empty) { template in
                _ = try await Array(0..<jobs)
                    .together(3) { number in
                        let submit = Self.submission(workflow, number)
                        let child = try ChildProcess(program, submit, environment: environment(template), workingDirectory: home.path)
                        let outcome = try await child.wait()
                        guard outcome.code == 0 else { throw ProcessFault.notJSON("\(outcome)") }
                    }
            }
        self.database = try await server.makeDatabase(from: template)
        self.accepted = try await self.database.psql("SELECT job_id FROM selvedge.jobs ORDER BY job_id").compactMap(\.first)
        guard self.accepted.count == jobs else { throw ProcessFault.notJSON("\(self.accepted.count) jobs, not \(jobs)") }
    }

    static func submission(_ workflow: String, _ number: Int) -> [String] {
        let priority = ["high", "default", "low"][number % 3]
        return ["submit", Examples.nurse, "--posting", Examples.icu, "--workflow", workflow, "--priority", priority]
            + ["--user", "user\(number % 5)"]
    }

    private static func environment(
        _ database: String?,
        _ broker: String?,
        _ files: FleetFiles,
        _ home: TemporaryDirectory
    ) -> [String: String] {
        var environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8", "TZ": "UTC",
            "SELVEDGE_STORE": home.file("store"), "SELVEDGE_MASTER_KEY_FILE": files.masterKey, "SELVEDGE_WORKFLOWS": files.workflows,
        ]
        environment["SELVEDGE_POSTGRES_URL"] = database
        environment["SELVEDGE_AMQP_URL"] = broker
        return environment
    }

    var brokerURL: String { self.broker.url(virtualHost: self.virtualHost) }

    /// Starts the program on these servers.
    ///
    /// - Parameters:
    ///   - fault: what `SELVEDGE_FAULT` says.
    ///   - settings: further variables, or others in place of the usual.
    func start(_ arguments: [String], fault: String? = nil, settings: [String: String] = [:]) throws -> ChildProcess {
        var environment = Self.environment(self.database.url, self.brokerURL, self.files, self.home)
        environment["SELVEDGE_FAULT"] = fault
        environment.merge(settings) { _, new in new }
        return try ChildProcess(self.program, arguments, environment: environment, workingDirectory: self.home.path)
    }

    func run(
        _ arguments: [String],
        fault: String? = nil,
        settings: [String: String] = [:],
        atMost seconds: Double = 60
    ) async throws -> ProcessOutcome {
        try await self.start(arguments, fault: fault, settings: settings).wait(atMost: seconds)
    }

    /// Starts a worker.
    func work(
        slots: Int = 4,
        drain: Bool = false,
        fault: String? = nil,
        settings: [String: String] = [:]
    ) throws -> ChildProcess {
        let options = ["work", "--slots", "\(slots)", "--log-level", "info"] + (drain ? ["--drain"] : [])
        return try self.start(options, fault: fault, settings: settings)
    }

    /// Submits one job; its id, when the program said that it was accepted.
    func submit(_ workflow: String = "five", number: Int = 0, fault: String? = nil) async throws -> String? {
        let outcome = try await self.run(Self.submission(workflow, number), fault: fault)
        return outcome.code == 0 ? outcome.lines.last : nil
    }
}

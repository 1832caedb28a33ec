import EventSourcing
import Foundation
import ProcessSupport
import ServerSupport

/// Where the program serves: on the embedded store with workers in its process, or on PostgreSQL and RabbitMQ beside a worker process.
struct HTTPSite: Sendable {
    enum Engine: Sendable {
        case embedded
        case fleet(FleetField)
    }

    let engine: Engine
    private let program: String
    private let home: TemporaryDirectory
    private let store: String

    /// - Parameter store: directory of the embedded store: on the disk that is measured.
    init(_ engine: Engine, program: String, store: String) throws {
        self.engine = engine
        self.program = URL(fileURLWithPath: program).path
        self.home = try TemporaryDirectory()
        self.store = store
        try FileManager.default.createDirectory(atPath: self.home.file("workflows"), withIntermediateDirectories: true)
        try Data(Self.standing.utf8).write(to: URL(fileURLWithPath: self.home.file("workflows/standing.yaml")))
    }

    /// Jobs of this are taken, stand still at once and cost nothing more.
    private static let standing = """
        name: standing
        steps:
          - {name: wait, uses: delay, for: 12h}
        """

    var name: String {
        switch self.engine {
        case .embedded: "embedded"
        case .fleet: "PostgreSQL"
        }
    }

    var serveOptions: [String] {
        switch self.engine {
        case .embedded: ["--workflows", self.home.file("workflows")]
        case .fleet: ["--workflows", self.home.file("workflows"), "--workers", "0"]
        }
    }

    /// The options of each worker process.
    var workers: [[String]] {
        switch self.engine {
        case .embedded: []
        case .fleet: [["--slots", "4"]]
        }
    }

    /// The program with the site's settings; nothing holds a single user back.
    func start(_ arguments: [String]) throws -> ProcessSupport.ChildProcess {
        var environment = [
            "PATH": "/usr/bin:/bin", "HOME": self.home.path, "LANG": "C.UTF-8", "SELVEDGE_STORE": self.store,
            "SELVEDGE_HTTP_REQUESTS_PER_SECOND": "0", "SELVEDGE_HTTP_JOBS_PER_HOUR": "0", "SELVEDGE_HTTP_STREAMS_PER_USER": "10000",
        ]
        switch self.engine {
        case .embedded: break
        case .fleet(let field):
            environment["SELVEDGE_POSTGRES_URL"] = field.database.url
            environment["SELVEDGE_AMQP_URL"] = field.servers.broker.url(virtualHost: field.virtualHost)
            environment["SELVEDGE_AUTH_SECRET"] = String(repeating: "selvedge", count: 6)
        }
        return try ProcessSupport.ChildProcess(self.program, arguments, environment: environment, workingDirectory: self.home.path)
    }

    /// Fills the store with copies of a finished job, while no process has it open; returns how many there are.
    func fill(with template: JobID, to count: Int) async throws -> Int {
        switch self.engine {
        case .embedded: return try FinishedRows(path: self.store + "/selvedge.sqlite").fill(with: template, to: count)
        case .fleet(let field):
            var jobs = FinishedJobs(field: field, template: template, haveLogs: false)
            try await jobs.fill(to: count)
            return jobs.count
        }
    }
}

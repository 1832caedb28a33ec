import Foundation
internal import ProcessSupport

/// A private PostgreSQL with default durability, on a free port and a Unix socket.
public actor PostgreSQLServer {
    /// How PostgreSQL is asked to stop.
    public enum StopMode: Sendable {
        /// Ends sessions, writes a checkpoint.
        case fast
        /// Ends at once; the next start recovers from the log.
        case immediate
    }

    public static let superuser = "postgres"

    /// On 127.0.0.1; the same after every restart.
    public nonisolated let port: Int
    /// Holds the Unix socket.
    public nonisolated let socketDirectory: String
    /// Holds `pg_hba.conf` and the like.
    public nonisolated let dataDirectory: String
    /// Holds `psql`, `pgbench` and the like.
    public nonisolated let programs: String
    private let home: ServerHome
    private let user: [String]
    private var options: [String: String]
    private var postmaster: ChildProcess?
    var templates: [String: Task<Void, any Error>] = [:]

    /// Makes a cluster that trusts every local user, and starts it.
    ///
    /// - Parameter options: settings such as `max_connections`.
    public init(options: [String: String] = [:]) async throws(ServerFault) {
        self.programs = try ServerProgram.postgreSQL()
        self.port = try FreePort.find()
        self.home = try ServerHome()
        self.options = ["max_connections": "300"].merging(options) { _, new in new }
        // PostgreSQL does not run as root.
        let isRoot = getuid() == 0
        self.user = isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : []
        self.socketDirectory = try self.home.makeDirectory("socket")
        self.dataDirectory = try self.home.makeDirectory("data")
        if isRoot {
            guard let owner = getpwnam("postgres") else { throw .missing(program: "user postgres", package: "postgresql-15") }
            for directory in [self.socketDirectory, self.dataDirectory] {
                guard chown(directory, owner.pointee.pw_uid, owner.pointee.pw_gid) == 0 else {
                    throw .system("cannot give \(directory) to postgres", errno: errno)
                }
            }
        }
        let initdb =
            self.user + ["\(self.programs)/initdb", "-D", self.dataDirectory, "-U", Self.superuser]
            + ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
        let making = try self.home.start(initdb, in: self.dataDirectory)
        let made = try await liftedAsync { () async throws(ProcessFault) in try await making.wait(atMost: ServerHome.patience) }
        guard made.code == 0 else { throw .notStarted("initdb", output: "\(made)") }
        try await self.start()
    }

    /// Starts it again and waits until it takes queries; nothing happens when it runs.
    ///
    /// - Parameter options: in addition to the earlier ones, and from now on.
    public func start(options: [String: String] = [:]) async throws(ServerFault) {
        guard self.postmaster == nil else { return }
        self.options.merge(options) { _, new in new }
        // Nobody of it is left, so a lock file is one of a killed server.
        unlink(self.lockFile)
        let settings = self.options.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
        let command =
            self.user + ["\(self.programs)/postgres", "-D", self.dataDirectory, "-p", "\(self.port)", "-k", self.socketDirectory]
            + ["-c", "listen_addresses=127.0.0.1"] + settings
        let postmaster = try self.home.start(command, in: self.dataDirectory)
        let deadline = ContinuousClock.now + .seconds(ServerHome.patience)
        while !self.isReady {
            let ended = await postmaster.hasEnded(within: 0.02)
            guard !ended, ContinuousClock.now < deadline else { throw .notStarted("postgres", output: postmaster.errorSoFar) }
        }
        self.postmaster = postmaster
    }

    /// Stops it and waits until every process of it has ended.
    public func stop(_ mode: StopMode = .fast) async throws(ServerFault) {
        guard let postmaster = self.postmaster else { return }
        switch mode {
        case .fast: postmaster.send(SIGINT)
        case .immediate: postmaster.send(SIGQUIT)
        }
        guard await postmaster.hasEnded(within: 60) else { throw .notStopped("postgres") }
        self.postmaster = nil
    }

    public func restart(_ mode: StopMode = .fast) async throws(ServerFault) {
        try await self.stop(mode)
        try await self.start()
    }

    /// `kill -9` of the postmaster and all its children, as if the power had gone from this server alone.
    public func kill() async throws(ServerFault) {
        try await self.home.killAll()
        self.postmaster = nil
    }

    /// Stops every process of it in its tracks; connections stay open and silent.
    public func pause() { for process in ProcessTable.working(below: self.home.path) { Glibc.kill(process, SIGSTOP) } }

    /// Undoes ``pause()``.
    public func resume() { for process in ProcessTable.working(below: self.home.path) { Glibc.kill(process, SIGCONT) } }

    /// Reads the configuration files again.
    public func reload() { self.postmaster?.send(SIGHUP) }

    /// What it has logged since it was last started.
    public var log: String { self.postmaster?.errorSoFar ?? "" }

    private var lockFile: String { "\(self.dataDirectory)/postmaster.pid" }

    /// The eighth line of its lock file says how far it is.
    private var isReady: Bool {
        guard let text = try? String(contentsOfFile: self.lockFile, encoding: .utf8) else { return false }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count > 7 && lines[7].hasPrefix("ready")
    }
}

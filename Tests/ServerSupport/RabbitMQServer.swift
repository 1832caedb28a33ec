import Foundation
internal import ProcessSupport

/// A private RabbitMQ node with its own cookie, port mapper, ports and data.
public actor RabbitMQServer {
    /// On 127.0.0.1; the same after every restart.
    public nonisolated let port: Int
    private let home: ServerHome
    private let installation: String
    private let data: String
    let environment: [String: String]
    private var mapper: ChildProcess?
    private var node: ChildProcess?
    var virtualHosts: [String] = []

    static let nodeName = "selvedge@localhost"

    /// The applications of a node without plugins. A directory with these alone halves the start.
    private static let applications = [
        "amqp10_common", "aten", "credentials_obfuscation", "cuttlefish", "enough", "gen_batch_server", "getopt", "jsx", "observer_cli",
        "osiris", "quantile_estimator", "ra", "rabbit", "rabbit_common", "rabbitmq_prelaunch", "ranch", "recon", "seshat",
        "stdout_formatter", "syslog", "sysmon_handler", "systemd",
    ]

    /// Makes an empty node and starts it, which takes 6 s on two free cores.
    ///
    /// - Parameter configuration: further lines of `rabbitmq.conf`.
    public init(configuration: [String] = []) async throws(ServerFault) {
        self.installation = try ServerProgram.rabbitMQ()
        self.home = try ServerHome()
        self.port = try FreePort.find()
        self.data = try self.home.makeDirectory("mnesia")
        let plugins = try self.home.makeDirectory("plugins")
        for entry in ServerProgram.entries("\(self.installation)/plugins") {
            guard let name = entry.split(separator: "-").first, Self.applications.contains(String(name)) else { continue }
            symlink("\(self.installation)/plugins/\(entry)", "\(plugins)/\(entry)")
        }
        let settings =
            [
                "listeners.tcp.1 = 127.0.0.1:\(self.port)", "loopback_users = none", "log.console = false", "log.file.level = info",
                "vm_memory_high_watermark.absolute = 1GB", "disk_free_limit.absolute = 50MB", "collect_statistics_interval = 60000",
            ] + configuration
        let cookie = try self.home.write(String(UInt64.random(in: 0...UInt64.max), radix: 36).uppercased(), to: ".erlang.cookie")
        chmod(cookie, 0o400)
        self.environment = [
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "ERL_EPMD_PORT": "\(try FreePort.find())",
            "ERL_LIBS": plugins,
            "RABBITMQ_CONFIG_FILE": try self.home.write(settings.joined(separator: "\n") + "\n", to: "rabbitmq.conf"),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_DIST_PORT": "\(try FreePort.find())",
            "RABBITMQ_ENABLED_PLUGINS_FILE": try self.home.write("[].\n", to: "enabled_plugins"),
            "RABBITMQ_LOG_BASE": try self.home.makeDirectory("log"),
            "RABBITMQ_MNESIA_BASE": self.data,
            "RABBITMQ_NODENAME": Self.nodeName,
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": "\(self.port)",
            "RABBITMQ_PID_FILE": self.home.directory.file("pid"),
            "RABBITMQ_PLUGINS_DIR": plugins,
        ]
        try await self.start()
    }

    /// Starts it again on the same port and waits until it takes connections; nothing happens when it runs.
    public func start() async throws(ServerFault) {
        guard self.node == nil else { return }
        if self.mapper == nil {
            let port = self.environment["ERL_EPMD_PORT"] ?? ""
            self.mapper = try self.home.start(["epmd", "-port", port, "-address", "127.0.0.1"], environment: self.environment)
        }
        // Not by its script: the process started here is then the node itself, to be stopped or killed by its id.
        let command =
            ["erl", "-noinput", "-s", "rabbit", "boot", "-boot", "start_sasl", "+W", "w", "-syslog", "logger", "[]"]
            + ["-syslog", "syslog_error_logger", "false", "-kernel", "prevent_overlapping_partitions", "false"]
            + ["+S", "2:2", "+sbwt", "none", "+sbwtdcpu", "none", "+sbwtdio", "none"]
        let node = try self.home.start(command, environment: self.environment)
        let deadline = ContinuousClock.now + .seconds(ServerHome.patience)
        // The listeners open last.
        while !Loopback.answers(self.port) {
            let ended = await node.hasEnded(within: 0.05)
            guard !ended, ContinuousClock.now < deadline else {
                throw .notStarted("rabbitmq-server", output: node.outputSoFar + node.errorSoFar)
            }
        }
        self.node = node
        for name in self.virtualHosts { try await self.add(virtualHost: name) }
    }

    /// Stops it in order, within about a second.
    public func stop() async throws(ServerFault) {
        guard let node = self.node else { return }
        node.send(SIGTERM)
        guard await node.hasEnded(within: 60) else { throw .notStopped("rabbitmq-server") }
        self.node = nil
    }

    public func restart() async throws(ServerFault) {
        try await self.stop()
        try await self.start()
    }

    /// `kill -9` of the node.
    public func kill() async throws(ServerFault) {
        guard let node = self.node else { return }
        node.send(SIGKILL)
        guard await node.hasEnded(within: 20) else { throw .notStopped("rabbitmq-server") }
        self.node = nil
    }

    /// Kills it, if it runs, and removes all its data: messages, queues, exchanges. It stays down.
    public func wipe() async throws(ServerFault) {
        try await self.kill()
        do {
            for entry in ServerProgram.entries(self.data) { try FileManager.default.removeItem(atPath: "\(self.data)/\(entry)") }
        } catch {
            throw .refused("wipe \(self.data)", answer: "\(error)")
        }
    }

    /// Stops the process in its tracks; connections stay open and silent.
    public func pause() { self.node?.send(SIGSTOP) }

    /// Undoes ``pause()``.
    public func resume() { self.node?.send(SIGCONT) }

    /// The node's own log, of all its starts.
    public nonisolated var log: String {
        let path = self.environment["RABBITMQ_LOG_BASE"].map { "\($0)/\(Self.nodeName).log" } ?? ""
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    /// - Parameter isQuestion: whether asking again does no harm; a queue whose leader is not elected yet has no answer.
    @discardableResult
    func call(_ expressions: String, isQuestion: Bool = false) async throws(ServerFault) -> String {
        var outcome = try await self.attempt(expressions)
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            // A busy node refuses the connection now and then; nothing has run then.
            let isRefused = outcome.code == 1 && "\(outcome)".contains("failed to connect to node")
            let isUnanswered = isQuestion && !(outcome.code == 0 && outcome.text.hasPrefix("{ok, "))
            guard isRefused || isUnanswered else { break }
            try? await Task.sleep(for: .milliseconds(100))
            outcome = try await self.attempt(expressions)
        }
        guard outcome.code == 0, outcome.text.hasPrefix("{ok, ") else { throw .refused("erl_call", answer: "\(outcome)") }
        return String(outcome.text.dropFirst(5).dropLast())
    }

    private func attempt(_ expressions: String) async throws(ServerFault) -> ProcessOutcome {
        let environment = self.environment.merging(["PATH": "/usr/bin:/bin", "HOME": self.home.path]) { _, new in new }
        let home = self.home.path
        return try await liftedAsync { () async throws(ProcessFault) in
            try await ChildProcess(
                "erl_call",
                ["-sname", Self.nodeName, "-fetch_stdout", "-e"],
                environment: environment,
                input: Array("\(expressions).\n".utf8),
                workingDirectory: home
            )
            .wait(atMost: 60)
        }
    }
}

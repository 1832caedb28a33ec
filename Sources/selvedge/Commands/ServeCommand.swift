import ArgumentParser
import EventSourcing
import HTTPAPI
import JobRuntime
import Logging
import Messaging
import Observability
import ServiceLifecycle
import Settings
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer HTTP requests until told to stop (SIGTERM or SIGINT), and run jobs beside it.",
        discussion: """
            The contract is served at /openapi.yaml. 'selvedge token' makes a token for it. On PostgreSQL there may be any number of \
            services and workers; servers that cannot be reached are waited for.
            """
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var workflows: WorkflowOptions

    @Option(name: .long, help: "Address to listen on. TLS and other machines: put a proxy before it.")
    var host = "127.0.0.1"

    @Option(name: .long, help: "Port to listen on; 0 takes a free one.")
    var port = 8080

    @Option(
        name: .long,
        help: "Jobs that run at once in this process, 0 to 256; 0 leaves them to 'selvedge work'. Default: 4, on PostgreSQL 0."
    )
    var workers: Int?

    @Option(name: .long, help: "trace, debug, info, notice, warning or error. Default: info.")
    var logLevel: String?

    @Option(name: .long, help: "json or text. Default: json with PostgreSQL or RabbitMQ, else text.")
    var logFormat: String?

    func validate() throws {
        guard (0...65_535).contains(self.port) else { throw ValidationError("--port must be 0 to 65535") }
        guard !self.host.isEmpty else { throw ValidationError("--host must not be empty") }
        guard self.workers.map((0...256).contains) ?? true else { throw ValidationError("--workers must be 0 to 256") }
        guard self.logLevel.map({ Logger.Level(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--log-level must be trace, debug, info, notice, warning or error")
        }
        guard self.logFormat.map({ LogFormat(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--log-format must be json or text")
        }
    }

    func run() async throws {
        let configuration = try self.store.configuration()
        let process = WorkerID.ofThisProcess()
        let logger = Logger(
            label: "selvedge",
            format: self.logFormat.flatMap(LogFormat.init(rawValue:)) ?? configuration.usualLogFormat,
            level: self.logLevel.flatMap(Logger.Level.init(rawValue:)) ?? configuration.logLevel ?? .info
        )
        let metrics = ServeMetrics()
        metrics.install()
        let service = ServeService(
            configuration: configuration,
            listen: HTTPConfiguration(host: self.host, port: self.port),
            library: try self.workflows.library(configuration),
            process: process,
            options: self.options(configuration),
            metrics: metrics,
            logger: logger
        )
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        do {
            try await group.run()
        } catch let error as StoreError {
            throw CommandFailure.failed("\(error)")
        } catch let error as HTTPServiceError {
            throw CommandFailure.failed("\(error)")
        } catch let error as BrokerError {
            throw CommandFailure.failed("\(error)")
        }
    }

    private func options(_ configuration: Configuration) -> RuntimeOptions {
        let settings = configuration.worker
        var options = RuntimeOptions(jobsPerUser: settings.jobsPerUser)
        options.slots = self.workers ?? settings.slots ?? (configuration.postgres == nil ? options.slots : 0)
        options.drainDeadline = settings.drainDeadline ?? options.drainDeadline
        if let lease = settings.lease { options.leaseMilliseconds = Int64(lease / .milliseconds(1)) }
        return options
    }
}

import ArgumentParser
import EventSourcing
import JobRuntime
import Logging
import ServiceLifecycle
import Settings
import Workflows

struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work",
        abstract: "Run pending, due and interrupted jobs until told to stop (SIGTERM or SIGINT).",
        discussion: """
            On an embedded store there is one worker at a time. On PostgreSQL there may be any number of them, on any number of machines; \
            servers that cannot be reached are waited for.
            """
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var workflows: WorkflowOptions

    @Flag(name: .long, help: "Exit once nothing is pending, due or interrupted.")
    var drain = false

    @Option(name: .long, help: "Jobs that run at once, 1 to 256. Default: 4.")
    var slots: Int?

    @Option(name: .long, help: "Seconds that running jobs may go on after a stop was asked for, before they are handed back. Default: 10.")
    var drainDeadline: Int?

    @Flag(name: .long, help: "Leave messages of producers outside to other workers.")
    var noIntake = false

    @Option(
        name: .long,
        help: "Port on which /healthz, /readyz and /metrics tell of this worker; 0 takes a free one. Default: none is opened."
    )
    var port: Int?

    @Option(name: .long, help: "Address for --port. Default: that of the configuration, else 127.0.0.1.")
    var host: String?

    @OptionGroup var log: LogOptions

    func validate() throws {
        guard self.port.map((0...65_535).contains) ?? true else { throw ValidationError("--port must be 0 to 65535") }
        guard self.host != "" else { throw ValidationError("--host must not be empty") }
        guard self.slots.map((1...256).contains) ?? true else { throw ValidationError("--slots must be 1 to 256") }
        guard self.drainDeadline.map((0...3600).contains) ?? true else {
            throw ValidationError("--drain-deadline must be 0 to 3600 seconds")
        }
    }

    func run() async throws {
        let configuration = try self.settings()
        let worker = WorkerID.ofThisProcess()
        var logger = self.log.logger(configuration)
        if configuration.postgres != nil { logger[metadataKey: "worker"] = "\(worker)" }
        let operations = WorkerOperations(configuration.worker, host: self.host, port: self.port)
        guard self.host == nil || operations != nil else { throw CommandFailure.usage("--host needs a port: --port or worker.port") }
        operations?.metrics.install()
        let service = WorkService(
            configuration: configuration,
            library: try self.workflows.library(configuration),
            worker: worker,
            options: self.options(configuration.worker),
            untilIdle: self.drain,
            operations: operations,
            logger: logger,
            report: { composition in try await self.summarize(composition) }
        )
        let traces = ProgramTraces.install(configuration.telemetry, instance: worker, logger: logger)
        try await ServiceGroup.run(service, after: [traces], logger: logger)
    }

    private func settings() throws(CommandFailure) -> Configuration {
        var configuration = try self.store.configuration()
        if self.noIntake { configuration.worker.takesSubmissions = false }
        return configuration
    }

    private func options(_ settings: WorkerSettings) -> RuntimeOptions {
        var options = RuntimeOptions(settings, slots: self.slots)
        if let drainDeadline { options.drainDeadline = .seconds(drainDeadline) }
        return options
    }

    private func summarize(_ composition: Composition) async throws {
        // A fleet goes on without this worker; what it has left is no news.
        guard !composition.opened.isShared || self.drain || self.store.json else { return }
        let backlog = try await stored { () async throws(StoreError) in try await composition.store.backlog() }
        if self.store.json {
            JSONOutput.print(View(runnable: backlog.runnable, parked: backlog.parked, nextTimer: backlog.nextTimer?.description))
        } else if backlog.runnable + backlog.parked > 0 {
            let next = backlog.nextTimer.map { ", the next wakes at \($0)" } ?? ""
            Terminal.note("\(backlog.runnable) jobs left to run, \(backlog.parked) parked\(next)")
        }
    }

    private struct View: Encodable {
        var runnable: Int
        var parked: Int
        var nextTimer: String?
    }
}

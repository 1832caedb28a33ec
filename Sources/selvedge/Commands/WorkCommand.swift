import ArgumentParser
import EventSourcing
import JobRuntime
import Logging
import Messaging
import Observability
import ServiceLifecycle
import Settings
import UnixSignals
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

    @Option(name: .long, help: "trace, debug, info, notice, warning or error. Default: info.")
    var logLevel: String?

    @Option(name: .long, help: "json or text. Default: json with PostgreSQL or RabbitMQ, else text.")
    var logFormat: String?

    func validate() throws {
        guard self.slots.map((1...256).contains) ?? true else { throw ValidationError("--slots must be 1 to 256") }
        guard self.drainDeadline.map((0...3600).contains) ?? true else {
            throw ValidationError("--drain-deadline must be 0 to 3600 seconds")
        }
        guard self.logLevel.map({ Logger.Level(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--log-level must be trace, debug, info, notice, warning or error")
        }
        guard self.logFormat.map({ LogFormat(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--log-format must be json or text")
        }
    }

    func run() async throws {
        let configuration = try self.settings()
        let worker = WorkerID.ofThisProcess()
        var logger = Logger(
            label: "selvedge",
            format: self.logFormat.flatMap(LogFormat.init(rawValue:)) ?? configuration.usualLogFormat,
            level: self.logLevel.flatMap(Logger.Level.init(rawValue:)) ?? configuration.logLevel ?? .info
        )
        if configuration.postgres != nil { logger[metadataKey: "worker"] = "\(worker)" }
        let service = WorkService(
            configuration: configuration,
            library: try self.workflows.library(configuration),
            worker: worker,
            options: self.options(configuration.worker),
            untilIdle: self.drain,
            logger: logger,
            report: { composition in try await self.summarize(composition) }
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
        } catch let error as BrokerError {
            throw CommandFailure.failed("\(error)")
        }
    }

    private func settings() throws(CommandFailure) -> Configuration {
        var configuration = try self.store.configuration()
        if self.noIntake { configuration.worker.takesSubmissions = false }
        return configuration
    }

    private func options(_ settings: WorkerSettings) -> RuntimeOptions {
        var options = RuntimeOptions(jobsPerUser: settings.jobsPerUser)
        options.slots = self.slots ?? settings.slots ?? options.slots
        options.drainDeadline = self.drainDeadline.map { .seconds($0) } ?? settings.drainDeadline ?? options.drainDeadline
        if let lease = settings.lease { options.leaseMilliseconds = Int64(lease / .milliseconds(1)) }
        if let grace = settings.dispatchGrace { options.dispatchGraceMilliseconds = Int64(grace / .milliseconds(1)) }
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

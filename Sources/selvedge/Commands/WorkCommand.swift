import ArgumentParser
import EventSourcing
import Foundation
import JobRuntime
import Logging
import SQLiteStore

struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work",
        abstract: "Run pending, due and interrupted jobs until told to stop (SIGTERM or SIGINT)."
    )

    @OptionGroup var store: StoreOptions

    @Flag(name: .long, help: "Exit once nothing is pending, due or interrupted.")
    var drain = false

    @Option(name: .long, help: "Jobs that run at once, 1 to 256.")
    var slots = 4

    @Option(name: .long, help: "Seconds that running jobs may go on after a stop was asked for, before they are handed back.")
    var drainDeadline = 10

    @Option(name: .long, help: "trace, debug, info, notice, warning or error.")
    var logLevel = "info"

    func validate() throws {
        guard (1...256).contains(self.slots) else { throw ValidationError("--slots must be 1 to 256") }
        guard (0...3600).contains(self.drainDeadline) else { throw ValidationError("--drain-deadline must be 0 to 3600 seconds") }
        guard Logger.Level(rawValue: self.logLevel) != nil else {
            throw ValidationError("--log-level must be trace, debug, info, notice, warning or error")
        }
    }

    func run() async throws {
        let composition = try await Composition(directory: self.store.directory, for: .create)
        let lock: WorkerLock
        do {
            lock = try WorkerLock.tryLock(directory: composition.directory)
        } catch {
            throw CommandFailure.usage("\(error)")
        }
        defer { withExtendedLifetime(lock) {} }
        let logger = Composition.logger(level: Logger.Level(rawValue: self.logLevel) ?? .info)
        let options = RuntimeOptions(slots: self.slots, drainDeadline: .seconds(self.drainDeadline))
        do {
            let engine = try await composition.engine(scope: .all, options: options, logger: logger)
            try await engine.run(untilIdle: self.drain)
        } catch let error as StoreError {
            throw CommandFailure.failed("\(error)")
        }
        try await self.summarize(composition)
    }

    private func summarize(_ composition: Composition) async throws(CommandFailure) {
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

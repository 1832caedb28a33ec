import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs

struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Ask a job to stop; prints the stage the cancellation has reached: requested, delivered or effective."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    func run() async throws {
        let composition = try await Composition(self.store, for: .write)
        let stage = try await command { () async throws(JobServiceError) in try await composition.service.cancel(self.job, by: .cli) }
        if self.store.json {
            JSONOutput.print(["job": "\(self.job)", "cancellation": stage.rawValue])
        } else {
            Terminal.print(stage.rawValue)
        }
    }
}

import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs

struct SignalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signal",
        abstract: "Give a job the signal that an approval step waits for."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    @Argument(help: "The signal's name.")
    var name: String

    func run() async throws {
        let composition = try await Composition(self.store, for: .write)
        try await command { () async throws(JobServiceError) in try await composition.service.signal(self.job, name: self.name, by: .cli) }
        try await JobStatusOutput(composition, json: self.store.json).print(self.job)
    }
}

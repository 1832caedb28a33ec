import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs

struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "release", abstract: "Let a quarantined job run again.")

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    func run() async throws {
        let composition = try await Composition(self.store, for: .write)
        try await command { () async throws(JobServiceError) in try await composition.service.release(self.job, by: .cli) }
        try await JobStatusOutput(composition, json: self.store.json).print(self.job)
    }
}

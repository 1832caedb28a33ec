import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs

struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Run a failed or cancelled job again, from the step that failed or from a chosen one."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    @Option(name: .long, help: "The first step to run again; the steps that need it follow.")
    var from: String?

    func run() async throws {
        let composition = try await Composition(self.store, for: .write)
        try await command { () async throws(JobServiceError) in try await composition.service.retry(self.job, from: self.from, by: .cli) }
        try await JobStatusOutput(composition, json: self.store.json).print(self.job)
    }
}

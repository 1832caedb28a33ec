import ArgumentParser
import EventSourcing
import JobRuntime

struct CompleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete",
        abstract: "Report that an external step is done, as the service outside would by its callback."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    @Option(name: .long, help: "The step; needed only when several wait.")
    var step: String?

    @Option(name: .long, help: "File with the step's output; - reads standard input. Without it the output is empty.")
    var output: String?

    func run() async throws {
        let output = try self.output.map { path in try InputFile.read(path, what: "output") } ?? []
        let composition = try await Composition(self.store, for: .write)
        try await command { () async throws(JobServiceError) in
            try await composition.service.completeExternal(self.job, step: self.step, output: output, by: .cli)
        }
        try await JobStatusOutput(composition, json: self.store.json).print(self.job)
    }
}

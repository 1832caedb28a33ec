import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Fold a job's events and print the state, at the end or at a version, as JSON."
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: "The job's id.")
    var job: JobID

    @Option(name: .long, help: "The version to stop at.")
    var at: Int?

    func run() async throws {
        let composition = try await Composition(self.store, for: .read)
        let service = composition.service
        let last = try await command { () async throws(JobServiceError) in try await service.state(self.job) }
        let version = self.at ?? last.version
        guard (1...last.version).contains(version) else {
            throw CommandFailure.usage("job \(self.job) has versions 1 to \(last.version), not \(version)")
        }
        let state = try await command { () async throws(JobServiceError) in try await service.state(self.job, at: version) }
        JSONOutput.print(StateView(self.job, state), pretty: !self.store.json)
    }
}

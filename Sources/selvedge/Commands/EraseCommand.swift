import ArgumentParser
import EventSourcing
import JobRuntime

struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Destroy a user's key and artifacts for good; every log stays verifiable."
    )

    @OptionGroup var store: StoreOptions

    @Option(name: .long, help: "Whose data to erase.")
    var user: UserID

    func validate() throws {
        guard !KeyRing.isReserved(self.user) else { throw ValidationError("--user \(self.user) stands for the store itself") }
    }

    func run() async throws {
        let composition = try await Composition(self.store, for: .write)
        let report = try await command { () async throws(JobServiceError) in try await composition.service.erase(self.user, by: .cli) }
        if self.store.json {
            JSONOutput.print(View(user: report.userID.name, jobs: report.jobs, artifacts: report.artifacts))
        } else {
            Terminal.print("erased \(report.jobs) jobs and \(report.artifacts) artifacts of user \(report.userID)")
        }
    }

    private struct View: Encodable {
        var user: String
        var jobs: Int
        var artifacts: Int
    }
}

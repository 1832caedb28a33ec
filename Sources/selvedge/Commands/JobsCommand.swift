import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs

struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "jobs", abstract: "List jobs, newest first.")

    @OptionGroup var store: StoreOptions

    @Option(name: .long, help: "Only jobs that are pending, processing, completed, failed or cancelled.")
    var status: String?

    @Option(name: .long, help: "Only this user's jobs.")
    var user: UserID?

    @Option(name: .long, help: "At most so many.")
    var limit = 100

    func validate() throws {
        guard (1...100_000).contains(self.limit) else { throw ValidationError("--limit must be 1 to 100000") }
        guard let status else { return }
        guard JobStatus(rawValue: status) != nil else {
            throw ValidationError("--status must be \(JobStatus.allCases.map(\.rawValue).joined(separator: ", "))")
        }
    }

    func run() async throws {
        let composition = try await Composition(self.store, for: .read)
        let query = JobQuery(userID: self.user, status: self.status, limit: self.limit)
        let rows = try await command { () async throws(JobServiceError) in try await composition.service.jobs(query) }
        if self.store.json {
            JSONOutput.print(rows.map(JobView.init))
            return
        }
        for row in rows {
            let progress = "\(row.progress) %".leftPadded(to: 5)
            let detail = [row.stage == row.status ? nil : row.stage, row.step, row.errorCode].compactMap(\.self).joined(separator: " ")
            let columns = [
                "\(row.jobID)", row.status.padded(to: 10), progress, row.priority.rawValue.padded(to: 7), row.workflow.padded(to: 12),
                String(row.createdAt.description.prefix(19)), detail,
            ]
            Terminal.print(columns.joined(separator: "  ").trimmedRight)
        }
    }
}

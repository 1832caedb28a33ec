import ArgumentParser
import EventSourcing
import JobRuntime
import Jobs
import SQLiteStore

struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Make a job and print its id; 'selvedge work' runs it."
    )

    @OptionGroup var submission: SubmissionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var workflows: WorkflowOptions

    @Option(name: .long, help: "Your own name for this request: sent again with the same content, it gives the same job.")
    var idempotencyKey: String?

    @Option(name: .long, help: "When the job is to run at the earliest, such as 2027-01-31T09:00:00Z; at once when left out or past.")
    var at: Timestamp?

    func validate() throws {
        guard let at = self.at else { return }
        let limit = SystemClock.now().advanced(byMilliseconds: JobDelay.longestMilliseconds)
        guard at <= limit else { throw ValidationError("--at must not lie more than 366 days ahead") }
    }

    func run() async throws {
        let configuration = try self.store.configuration()
        let definition = try self.workflows.definition(self.submission.workflow, configuration)
        var key: IdempotencyKey?
        if let text = self.idempotencyKey {
            key = IdempotencyKey(text)
            guard key != nil else {
                throw CommandFailure.usage("--idempotency-key must be 1 to 255 printable ASCII characters without spaces")
            }
        }
        let submission = try self.submission.submission(definition, key: key, startAt: self.at)
        let composition = try await Composition(configuration, for: .create)
        let job = try await command { () async throws(JobServiceError) in try await composition.service.submit(submission) }
        if self.store.json {
            JSONOutput.print(View(job: "\(job.jobID)", isNew: job.isNew))
        } else {
            Terminal.print("\(job.jobID)")
        }
    }

    private struct View: Encodable {
        var job: String
        var isNew: Bool
    }
}

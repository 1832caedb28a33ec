import ArgumentParser
import EventSourcing
import Foundation
import JobRuntime
import Jobs

struct TailorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tailor",
        abstract: "Make a job of a résumé and a posting, run it here, and write what it made."
    )

    @OptionGroup var submission: SubmissionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var workflows: WorkflowOptions

    @Option(name: .long, help: "Where the PDF goes. Default: beside you, named after the résumé.")
    var out: String?

    func run() async throws {
        let definition = try self.workflows.definition(self.submission.workflow)
        let submission = try self.submission.submission(definition)
        let outputs = TailorOutputs(pdf: self.out ?? self.defaultOutput)
        try outputs.requireWritable(definition, sparing: [self.submission.resume, self.submission.posting])
        let composition = try await Composition(directory: self.store.directory, for: .create)
        let job = try await command { () async throws(JobServiceError) in try await composition.service.submit(submission) }
        let follower = JobFollower(
            jobID: job.jobID,
            composition: composition,
            progress: ProgressBar(isVisible: Terminal.showsProgress && !self.store.json)
        )
        let row = try await follower.runToEnd()
        try await self.finish(row, composition, outputs)
    }

    private var defaultOutput: String {
        let stem = URL(fileURLWithPath: self.submission.resume).deletingPathExtension().lastPathComponent
        return "\(stem)-\(self.submission.workflow).pdf"
    }

    private func finish(_ row: JobRow, _ composition: Composition, _ outputs: TailorOutputs) async throws {
        guard let status = JobStatus(rawValue: row.status), status.isSettled else {
            throw CommandFailure.failed(
                "job \(row.jobID) was interrupted and is kept; 'selvedge work --drain --store \(composition.directory)' finishes it"
            )
        }
        switch status {
        case .completed: break
        case .pending, .processing, .failed, .cancelled:
            if self.store.json { JSONOutput.print(JobView(row)) }
            let explanation = try await FailureExplanation(row, composition).text
            throw CommandFailure.failed("job \(row.jobID) \(status.rawValue)\(explanation)")
        }
        let made = try await outputs.write(row.jobID, composition)
        if self.store.json {
            JSONOutput.print(TailorView(job: JobView(row), files: made.files, report: made.report))
        } else {
            if let report = made.reportText { Terminal.print(report) }
            for file in made.files { Terminal.print(file) }
        }
    }
}

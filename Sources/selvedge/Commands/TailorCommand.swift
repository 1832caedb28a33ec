import ArgumentParser
import EventSourcing
import Foundation
import JobRuntime
import Jobs
import ResumeSteps

struct TailorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tailor",
        abstract: "Make a job of a résumé and a posting, run it here (on a fleet: follow it), and write what it made."
    )

    @OptionGroup var submission: SubmissionOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var workflows: WorkflowOptions

    @Option(name: .long, help: "Where the PDF goes. Default: beside you, named after the résumé.")
    var out: String?

    func run() async throws {
        let configuration = try self.store.configuration()
        let definition = try self.workflows.definition(self.submission.workflow, configuration)
        let submission = try self.submission.submission(definition)
        let outputs = TailorOutputs(pdf: self.out ?? self.defaultOutput)
        try outputs.requireWritable(definition, sparing: [self.submission.resume, self.submission.posting])
        let renderer = LazyRenderer()
        async let warmth: Void = ResumeSteps.warmUp(renderer, for: submission.input)
        let composition = try await Composition(configuration, for: .create, renderer: renderer)
        let job = try await command { () async throws(JobServiceError) in try await composition.service.submit(submission) }
        let follower = JobFollower(
            jobID: job.jobID,
            composition: composition,
            progress: ProgressBar(isVisible: Terminal.showsProgress && !self.store.json)
        )
        do {
            let row = try await follower.runToEnd()
            await warmth
            try await self.finish(row, composition, outputs)
        } catch let failure as CommandFailure {
            // From here on there is a job, so nothing is bad usage any more.
            throw CommandFailure.failed(failure.message)
        }
    }

    private var defaultOutput: String {
        let stem = URL(fileURLWithPath: self.submission.resume).deletingPathExtension().lastPathComponent
        return "\(stem)-\(self.submission.workflow).pdf"
    }

    /// What became of a job that did not complete here, and what is left to do about it.
    private static func outlook(_ row: JobRow, _ composition: Composition) async throws(CommandFailure) -> String {
        if JobStatus(rawValue: row.status)?.isSettled ?? false {
            return "\(row.status)\(try await FailureExplanation(row, composition).text)"
        }
        let place = composition.opened.isShared ? "" : " --store \(composition.opened.place)"
        let next = "'selvedge work --drain\(place)' finishes it"
        guard row.stage == "waiting", let step = row.step else { return "was interrupted and is kept; \(next)" }
        return "waits in step '\(step)' for its signal and is kept; after 'selvedge signal', \(next)"
    }

    private func finish(_ row: JobRow, _ composition: Composition, _ outputs: TailorOutputs) async throws {
        guard row.status == JobStatus.completed.rawValue else {
            if self.store.json { JSONOutput.print(TailorView(job: JobView(row), files: [])) }
            throw CommandFailure.failed("job \(row.jobID) \(try await Self.outlook(row, composition))")
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

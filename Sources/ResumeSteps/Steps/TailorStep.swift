import Documents
import Jobs
import Resumes

/// Tailors the résumé to the posting under the page budget, measured with the layout that will print it.
struct TailorStep: Step {
    static let uses = "tailor"

    let renderer: LazyRenderer

    @concurrent
    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput {
        let options = try context.jobInput().options
        let source = try context.record(ValidatedRecord.self)
        let prepared = try context.record(PreparedRecord.self)
        let renderer: PDFRenderer
        do throws(RenderError) {
            renderer = try self.renderer.made()
        } catch {
            throw .rendering(error)
        }
        let recognizer = PostingRecognizer.recognizer(for: prepared.posting)
        try context.proceed(to: 10)
        let measurer = ResumeLayoutMeasurer(renderer: renderer, options: options.renderOptions)
        let tailoring: Tailoring
        do throws(TailorFailure) {
            tailoring = try await Tailor(measurer: measurer, recognizer: recognizer)
                .tailor(
                    source.resume,
                    to: prepared.posting,
                    requirements: prepared.requirements,
                    options: TailorOptions(maxPages: options.maxPages),
                    warnings: source.warnings
                )
        } catch {
            throw .tailoring(error)
        }
        try context.proceed(to: 80)
        try GuardGate.require(Guard.check(output: tailoring.resume, against: source.resume, recognizer: recognizer))
        let record = TailoredRecord(
            resume: tailoring.resume,
            report: tailoring.report,
            leftOut: tailoring.dropped,
            warnings: tailoring.warnings
        )
        return StepOutput(payload: record.payload)
    }
}

import EventSourcing
import Jobs
import Resumes

/// Reads the printed documents back, checks them, and leaves the artifacts people fetch. Every attempt leaves the same bytes.
struct SaveStep: Step {
    static let uses = "save"

    @concurrent
    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput {
        let input = try context.jobInput()
        let rendered = try context.records(RenderedRecord.self)
        guard !rendered.isEmpty else { throw .missing(RenderedRecord.kind, needing: context.step) }
        var artifacts: [StepOutput.Artifact] = []
        // A job that prints both keeps the résumé's report.
        for record in rendered.sorted(by: { $0.document == .letter && $1.document == .resume }) {
            let pdf = try await Self.pdf(of: record, context)
            let made =
                switch record.document {
                case .resume: try Self.resume(record, pdf, input, context)
                case .letter: try Self.letter(record, pdf, input, context)
                }
            artifacts.removeAll { old in made.contains { $0.name == old.name } }
            artifacts += made
            try context.proceed(to: 100 * artifacts.count / (artifacts.count + 1))
        }
        return StepOutput(artifacts: artifacts)
    }

    private static func resume(
        _ record: RenderedRecord,
        _ pdf: [UInt8],
        _ input: JobInput,
        _ context: StepContext
    ) throws(StepFailure) -> [StepOutput.Artifact] {
        let tailored = try context.record(TailoredRecord.self)
        let foresaw = tailored.warnings.contains { warning in
            switch warning {
            case .exceedsPages: true
            case .jobsShortened, .jobsLeftOut: false
            }
        }
        // What cannot fit is said in the report; what should have fitted and did not is a fault.
        if !foresaw { try self.requirePages(record, input.options) }
        let document = JobReport.Document(
            kind: .resume,
            pages: record.pages,
            leftOut: tailored.leftOut,
            notes: tailored.warnings.map(\.description) + self.notes(record),
            notUnderstood: input.notUnderstood
        )
        let report = JobReport(match: tailored.report, document: document)
        return [
            StepOutput.Artifact(name: "resume.pdf", mediaType: "application/pdf", content: pdf),
            StepOutput.Artifact(name: "resume.json", mediaType: "application/json", content: tailored.resume.strictJSON()),
        ] + self.reports(report)
    }

    private static func letter(
        _ record: RenderedRecord,
        _ pdf: [UInt8],
        _ input: JobInput,
        _ context: StepContext
    ) throws(StepFailure) -> [StepOutput.Artifact] {
        let written = try context.record(LetterRecord.self)
        try self.requirePages(record, input.options)
        let document = JobReport.Document(
            kind: .letter,
            pages: record.pages,
            leftOut: [],
            notes: self.notes(record),
            notUnderstood: input.notUnderstood
        )
        let report = JobReport(match: written.report, document: document)
        let text = Array(written.letter.plainText().utf8)
        return [
            StepOutput.Artifact(name: "letter.pdf", mediaType: "application/pdf", content: pdf),
            StepOutput.Artifact(name: "letter.txt", mediaType: "text/plain; charset=utf-8", content: text),
        ] + self.reports(report)
    }

    private static func reports(_ report: JobReport) -> [StepOutput.Artifact] {
        [
            StepOutput.Artifact(name: "report.json", mediaType: "application/json", content: report.json()),
            StepOutput.Artifact(
                name: "report.txt",
                mediaType: "text/plain; charset=utf-8",
                content: Array(report.terminalText().utf8)
            ),
        ]
    }

    private static func pdf(of record: RenderedRecord, _ context: StepContext) async throws(StepFailure) -> [UInt8] {
        let pdf = try await context.artifact(record.document.renderedName)
        guard Digest(of: pdf) == record.hash, pdf.starts(with: Array("%PDF-".utf8)) else {
            let message = "\(record.document.renderedName) does not read back as it was printed; retry the job from the step that prints it"
            throw StepFailure(code: "artifact_damaged", message: message, isRetryable: true)
        }
        return pdf
    }

    private static func requirePages(_ record: RenderedRecord, _ options: JobOptions) throws(StepFailure) {
        guard record.pages <= options.maxPages else {
            let message = "the \(record.document.rawValue) fills \(record.pages) pages, \(options.maxPages) wanted; allow more pages"
            throw StepFailure(code: "page_limit", message: message, isRetryable: false)
        }
    }

    private static func notes(_ record: RenderedRecord) -> [String] {
        guard record.droppedCharacters > 0 else { return [] }
        return ["\(record.droppedCharacters) characters that no font has (emoji, rare scripts) are left out"]
    }
}

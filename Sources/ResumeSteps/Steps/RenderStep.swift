import Documents
import EventSourcing
import Jobs
import Resumes

/// Prints what was tailored or written, and checks what was drawn against the source.
///
/// With both a tailored résumé and a letter among the outputs, the parameter `document` (`resume` or `letter`) chooses.
struct RenderStep: Step {
    static let uses = "render"

    let renderer: LazyRenderer

    @concurrent
    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput {
        let options = try context.jobInput().options.renderOptions
        let document = try Self.document(context)
        let pdf: RenderedPDF
        switch document {
        case .resume: pdf = try await self.resume(context, options)
        case .letter: pdf = try await self.letter(context, options)
        }
        let record = RenderedRecord(
            document: document,
            hash: Digest(of: pdf.bytes),
            pages: pdf.pages,
            droppedCharacters: pdf.droppedCharacters
        )
        let artifact = StepOutput.Artifact(name: document.renderedName, mediaType: "application/pdf", content: pdf.bytes)
        return StepOutput(payload: record.payload, artifacts: [artifact])
    }

    private static func document(_ context: StepContext) throws(StepFailure) -> DocumentKind {
        guard let word = context.parameters["document"] else {
            return context.outputs.values.contains(where: TailoredRecord.isKind(of:)) ? .resume : .letter
        }
        guard let document = DocumentKind(rawValue: word) else {
            throw .parameter("document", known: DocumentKind.allCases.map(\.rawValue))
        }
        return document
    }

    private func resume(_ context: StepContext, _ options: RenderOptions) async throws(StepFailure) -> RenderedPDF {
        let source = try context.record(ValidatedRecord.self)
        let posting = try context.record(PreparedRecord.self).posting
        let tailored = try context.record(TailoredRecord.self)
        let recognizer = PostingRecognizer.recognizer(for: posting)
        try GuardGate.require(Guard.check(output: tailored.resume, against: source.resume, recognizer: recognizer))
        try context.proceed(to: 20)
        let pdf: RenderedPDF
        do throws(RenderError) {
            pdf = try await self.renderer.made().render(tailored.resume, options: options)
        } catch {
            throw .rendering(error)
        }
        try context.proceed(to: 80)
        let furniture = Set(pdf.furniture.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() } })
        try GuardGate.require(Guard.check(text: pdf.text, against: source.resume, recognizer: recognizer, vocabulary: furniture))
        return pdf
    }

    private func letter(_ context: StepContext, _ options: RenderOptions) async throws(StepFailure) -> RenderedPDF {
        let source = try context.record(ValidatedRecord.self)
        let posting = try context.record(PreparedRecord.self).posting
        let letter = try context.record(LetterRecord.self).letter
        let recognizer = PostingRecognizer.recognizer(for: posting)
        try GuardGate.require(Guard.check(letter: letter, against: source.resume, posting: posting, recognizer: recognizer))
        try context.proceed(to: 20)
        let pdf: RenderedPDF
        do throws(RenderError) {
            pdf = try await self.renderer.made().render(letter, options: options)
        } catch {
            throw .rendering(error)
        }
        try context.proceed(to: 80)
        try GuardGate.require(printed: pdf.text, of: letter, furniture: pdf.furniture)
        return pdf
    }
}

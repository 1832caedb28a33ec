import Jobs
import Resumes

/// Writes a cover letter from the evidence, in the tone asked for.
struct LetterStep: Step {
    static let uses = "letter"

    @concurrent
    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput {
        let options = try context.jobInput().options
        let source = try context.record(ValidatedRecord.self)
        let prepared = try context.record(PreparedRecord.self)
        let recognizer = PostingRecognizer.recognizer(for: prepared.posting)
        try context.proceed(to: 20)
        let letter = LetterWriter(recognizer: recognizer)
            .write(
                resume: source.resume,
                posting: prepared.posting,
                requirements: prepared.requirements,
                matches: prepared.matches,
                tone: options.tone
            )
        try context.proceed(to: 60)
        let findings = Guard.check(letter: letter, against: source.resume, posting: prepared.posting, recognizer: recognizer)
        try GuardGate.require(findings)
        let index = ResumeIndex(resume: source.resume, recognizer: recognizer)
        let matcher = Matcher(index: index, recognizer: recognizer, posting: prepared.posting)
        let report = MatchReport(posting: prepared.posting, matches: prepared.matches, matcher: matcher, warnings: source.warnings)
        return StepOutput(payload: LetterRecord(letter: letter, report: report).payload)
    }
}

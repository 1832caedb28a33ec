import Jobs
import Resumes

/// Reads what the posting asks for and finds what the résumé has to show for it.
struct PrepareStep: Step {
    static let uses = "prepare"

    @concurrent
    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput {
        let source = try context.record(ValidatedRecord.self)
        let input = try context.jobInput()
        let posting: Posting
        do throws(InputError) {
            posting = try input.readPosting()
        } catch {
            throw .input(error)
        }
        let requirements = RequirementReader(recognizer: .standard).requirements(in: posting)
        try context.proceed(to: 50)
        let recognizer = PostingRecognizer.recognizer(for: posting)
        let matcher = Matcher(index: ResumeIndex(resume: source.resume, recognizer: recognizer), recognizer: recognizer, posting: posting)
        let matches = matcher.matches(for: requirements)
        return StepOutput(payload: PreparedRecord(posting: posting, requirements: requirements, matches: matches).payload)
    }
}

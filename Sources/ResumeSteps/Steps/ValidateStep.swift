import Jobs
import Resumes

/// Reads the résumé and the posting as submitted; leaves the résumé in one known shape with what had to be mended.
struct ValidateStep: Step {
    static let uses = "validate"

    @concurrent
    func run(_ context: StepContext) async throws(StepFailure) -> StepOutput {
        let input = try context.jobInput()
        do throws(InputError) {
            let reading = try input.readResume()
            _ = try input.readPosting()
            return StepOutput(payload: ValidatedRecord(resume: reading.resume, warnings: reading.warnings).payload)
        } catch {
            throw .input(error)
        }
    }
}

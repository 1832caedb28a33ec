import ArgumentParser
import Documents
import EventSourcing
import Foundation
import JobRuntime
import Jobs
import ResumeSteps
import Resumes

/// What makes a job: shared by `tailor` and `submit`.
struct SubmissionOptions: ParsableArguments {
    @Argument(help: "The résumé, a JSON Resume file.")
    var resume: String

    @Option(name: .long, help: "The job posting, text or Markdown; - reads standard input.")
    var posting: String

    @Option(name: .long, help: "The workflow to run (see 'selvedge workflows').")
    var workflow = "tailor"

    @Option(name: .long, help: "Look of the PDF: \(Theme.allCases.map(\.rawValue).joined(separator: ", ")).")
    var theme: Theme = .modern

    @Option(name: .long, help: "Paper: \(PageSize.allCases.map(\.rawValue).joined(separator: ", ")).")
    var page: PageSize = .a4

    @Option(name: .long, help: "Most pages the résumé may have, 1 to 10.")
    var maxPages = 2

    @Option(name: .long, help: "Tone of a cover letter: \(LetterTone.allCases.map(\.rawValue).joined(separator: ", ")).")
    var tone: LetterTone = .professional

    @Option(name: .long, help: "high, default or low.")
    var priority: Priority = .default

    @Option(name: .long, help: "Whose job it is; letters, digits and . _ @ -")
    var user: UserID = .local

    func validate() throws {
        guard !KeyRing.isReserved(self.user) else { throw ValidationError("--user \(self.user) stands for the store itself") }
        guard (1...10).contains(self.maxPages) else { throw ValidationError("--max-pages must be 1 to 10") }
    }

    /// Reads and checks everything a job is made from, so that bad input makes no job.
    func submission(
        _ definition: WorkflowDefinition,
        key: IdempotencyKey? = nil,
        startAt: Timestamp? = nil
    ) throws(CommandFailure) -> JobSubmission {
        let resume = try InputFile.read(self.resume, what: "résumé")
        let posting = try InputFile.read(self.posting, what: "posting")
        let options = JobOptions(theme: self.theme, page: self.page, maxPages: self.maxPages, tone: self.tone)
        let input: JobInput
        do throws(InputError) {
            input = try JobInput.validated(resume: resume, posting: posting, options: options)
        } catch {
            throw .usage("\(error)")
        }
        return JobSubmission(
            userID: self.user,
            definition: definition,
            input: input.bytes,
            startAt: startAt,
            priority: self.priority,
            idempotencyKey: key,
            actor: .cli
        )
    }
}

extension UserID {
    /// Whose jobs are whose nobody says.
    static var local: UserID {
        guard let user = UserID("local") else { preconditionFailure("'local' is a token") }
        return user
    }
}

import Documents
import HTTPAPI
import ResumeSteps
import Resumes
import Workflows

/// Makes submissions of requests: workflows of the library, input that the résumé steps take.
struct ResumeSubmissionMaker: SubmissionMaker {
    let library: WorkflowLibrary

    var choices: SubmissionChoices {
        SubmissionChoices(
            workflows: self.library.names,
            themes: Theme.allCases.map(\.rawValue),
            pages: PageSize.allCases.map(\.rawValue),
            tones: LetterTone.allCases.map(\.rawValue),
            mostPages: JobOptions.pageRange.upperBound
        )
    }

    func submission(_ request: SubmissionRequest) throws(SubmissionRefusal) -> MadeSubmission {
        // A broken file is its operator's business, who is told at the start; to a client there is no such workflow.
        guard let definition = try? self.library.definition(request.workflow) else {
            throw SubmissionRefusal(member: "workflow", "must be one of \(self.library.names.joined(separator: ", "))")
        }
        do throws(InputError) {
            let options = try JobOptions(
                theme: request.theme,
                page: request.page,
                maxPages: request.maxPages,
                tone: request.tone,
                language: request.language
            )
            let input = try JobInput.validated(
                resume: request.resume,
                posting: request.posting,
                options: options,
                resumeID: request.resumeID,
                metadata: request.metadata,
                notUnderstood: request.notUnderstood
            )
            return MadeSubmission(definition: definition, input: input.bytes)
        } catch {
            throw Self.refusal(for: error)
        }
    }

    func check(resume: [UInt8]) throws(SubmissionRefusal) {
        do throws(InputError) {
            try JobInput.check(resume: resume)
        } catch {
            throw Self.refusal(for: error)
        }
    }

    func details(of input: [UInt8]) -> SubmissionDetails {
        let details = JobInputDetails(of: input)
        return SubmissionDetails(resumeID: details.resumeID, metadata: details.metadata, notUnderstood: details.notUnderstood)
    }

    func posting(of input: [UInt8]) -> String? { try? JobInput(bytes: input).posting }

    /// Says which member is to blame and by which rule, and repeats nothing of what it says (G13).
    private static func refusal(for error: InputError) -> SubmissionRefusal {
        switch error {
        case .resume(let error): SubmissionRefusal(member: "resume", Self.detail(of: error))
        case .resumeFormat(let format): SubmissionRefusal(member: "resume", "is \(format), not a JSON Resume")
        case .resumeText(let limit): SubmissionRefusal(member: "resume", "holds more than \(limit >> 10) KiB of text")
        case .posting(let error): SubmissionRefusal(member: "posting", Self.detail(of: error))
        case .unknown(let option, _, let known):
            SubmissionRefusal(member: option.rawValue, "must be one of \(known.joined(separator: ", "))")
        case .pages:
            SubmissionRefusal(
                member: "maxPages",
                "must be \(JobOptions.pageRange.lowerBound) to \(JobOptions.pageRange.upperBound)"
            )
        case .language: SubmissionRefusal(member: "language", "must be a BCP 47 tag, such as en, de or vi")
        case .notAnInput: SubmissionRefusal(member: "resume", "cannot be read")
        }
    }

    private static func detail(of error: ResumeReadError) -> String {
        switch error {
        case .notJSON, .notUTF8, .notAnObject: "must be an object"
        case .notAResume: "has none of JSON Resume's members (basics, work, education, skills, …)"
        case .empty: "is empty: there is no work, education, skill, project or summary to tailor"
        case .tooLarge(let limit): "is larger than \(limit) bytes"
        case .tooDeep(let limit): "is nested deeper than \(limit) levels"
        }
    }

    private static func detail(of error: PostingReadError) -> String {
        switch error {
        case .empty: "has no words in it"
        case .binary: "is not text"
        case .notUTF8: "is not UTF-8"
        case .tooLarge(let limit): "is larger than \(limit) bytes"
        }
    }
}

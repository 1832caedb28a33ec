public import Resumes

/// Why no job can be made of what was given. Carries no text of the résumé or the posting.
public enum InputError: Error, Sendable, Equatable {
    public enum Option: String, Sendable {
        case theme
        case page
        case tone
    }

    case resume(ResumeReadError)
    /// The résumé is a PDF, Word or similar file.
    case resumeFormat(String)
    /// More text than any résumé has; the limit is in bytes.
    case resumeText(limit: Int)
    case posting(PostingReadError)
    /// The bytes are no job input of this version.
    case notAnInput
    case unknown(Option, given: String, known: [String])
    case pages(Int)
    /// Not a BCP 47 tag.
    case language
}

extension InputError: CustomStringConvertible {
    /// One line: what is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .resume(let error): "\(error); \(Self.remedy(for: error))"
        case .resumeFormat(let format): "the résumé is \(format), not JSON; give a JSON Resume file (https://jsonresume.org/schema)"
        case .resumeText(let limit): "the résumé holds more than \(limit >> 10) KiB of text; leave out what no application needs"
        case .posting(let error): "\(error); \(Self.remedy(for: error))"
        case .notAnInput: "the job's input is not one that this version can read; submit the job again"
        case .unknown(let option, let given, let known):
            "there is no \(option.rawValue) “\(Self.clipped(given))”; choose \(known.joined(separator: " or "))"
        case .pages(let pages):
            "a résumé of \(pages) pages cannot be made; choose \(JobOptions.pageRange.lowerBound) to \(JobOptions.pageRange.upperBound)"
        case .language: "the language is no BCP 47 tag; write one such as en, de or vi"
        }
    }

    private static func remedy(for error: ResumeReadError) -> String {
        switch error {
        case .notJSON: "mend that place, or give another JSON Resume file (https://jsonresume.org/schema)"
        case .notUTF8: "save it as UTF-8"
        case .notAnObject, .notAResume: "give a JSON Resume file (https://jsonresume.org/schema)"
        case .empty: "add work, education, projects or skills"
        case .tooLarge, .tooDeep: "give the résumé alone, without embedded files"
        }
    }

    private static func remedy(for error: PostingReadError) -> String {
        switch error {
        case .empty: "paste the posting's text into it"
        case .binary: "save the posting as plain text or Markdown"
        case .notUTF8: "save it as UTF-8"
        case .tooLarge: "give the one posting alone"
        }
    }

    /// What was typed, without what could disturb a terminal.
    private static func clipped(_ text: String) -> String {
        let printable = String(text.unicodeScalars.filter { $0.properties.generalCategory != .control })
        return printable.count <= 40 ? printable : printable.prefix(40) + "…"
    }
}

import Documents
import EventSourcing
import Resumes

extension MessageSubmission {
    /// 4 MiB: a résumé and a posting at their own limits, written with escapes.
    public static let sizeLimit = 4 << 20

    /// Reads a message and checks all that a job of it would check before it starts.
    public init(message: [UInt8]) throws(MessageError) {
        guard message.count <= Self.sizeLimit else { throw .tooLarge(limit: Self.sizeLimit) }
        guard case .object(let members) = JSONValue(json: message) else { throw .badJSON }
        let fields = MessageFields(members)
        guard let jobID = JobID(try fields.requiredText("jobId").lowercased()) else { throw .badField("jobId") }
        guard let userID = UserID(try fields.requiredText("userId")) else { throw .badField("userId") }
        let description = try fields.requiredText("jobDescription")
        let metadata = try fields.object("metadata")
        let resume = try metadata.required("resume")
        guard case .object = resume else { throw .badField(metadata.path(of: "resume")) }
        let workflow = try metadata.text("workflow") ?? Self.standardWorkflow
        let priority = try Self.priority(metadata)
        let options = try Self.options(metadata)
        let posting = try Self.heading(metadata) + description
        let input: JobInput
        do {
            input = try JobInput.validated(resume: resume.json, posting: Array(posting.utf8), options: options)
        } catch {
            throw Self.refusal(for: error)
        }
        self.init(jobID: jobID, userID: userID, workflow: workflow, input: input, priority: priority)
    }

    private static func priority(_ metadata: MessageFields) throws(MessageError) -> Priority {
        guard let text = try metadata.text("priority") else { return .default }
        guard let priority = Priority(rawValue: text.lowercased()) else { throw .badOption(metadata.path(of: "priority")) }
        return priority
    }

    private static func options(_ metadata: MessageFields) throws(MessageError) -> JobOptions {
        let theme = try metadata.text("theme")
        let page = try metadata.text("page")
        let pages = try metadata.number("maxPages")
        let tone = try metadata.text("tone")
        let language = try metadata.text("language")
        do {
            return try JobOptions(theme: theme, page: page, maxPages: pages, tone: tone, language: language)
        } catch {
            throw Self.refusal(for: error)
        }
    }

    /// What the producer knows of the posting beside its text, as labelled lines, which the posting's reader understands.
    private static func heading(_ metadata: MessageFields) throws(MessageError) -> String {
        var lines = ""
        if let title = try metadata.text("title") { lines += "Job title: \(Self.oneLine(title))\n" }
        if let company = try metadata.text("company") { lines += "Company: \(Self.oneLine(company))\n" }
        return lines.isEmpty ? "" : lines + "\n"
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func refusal(for error: InputError) -> MessageError {
        switch error {
        case .resume, .resumeFormat, .resumeText, .notAnInput: .badResume
        case .posting: .badPosting
        case .unknown(let option, _, _): .badOption("metadata.\(option.rawValue)")
        case .pages: .badOption("metadata.maxPages")
        case .language: .badOption("metadata.language")
        }
    }
}

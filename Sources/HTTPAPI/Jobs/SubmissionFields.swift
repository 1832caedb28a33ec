import EventSourcing
import Resumes

/// The members of a submission's body.
struct SubmissionFields {
    static let known: Set<String> = [
        "workflow", "resume", "resumeId", "posting", "title", "company", "priority", "language", "tone", "theme", "page", "maxPages",
        "metadata", "runAt", JobWebhooks.member,
    ]
    static let standardWorkflow = "tailor"
    static let textLimit = 2 << 20
    private static let wordLimit = 64

    /// Without its résumé when only the résumé's id was given.
    let request: SubmissionRequest
    let priority: Priority
    let startAt: Timestamp?

    /// - Parameter members: of the one object that is the submission.
    init(_ members: [JSONMember], at pointer: JSONPointer = .root) throws(Problem) {
        let collector = FieldCollector()
        let fields = JSONFields(members, at: pointer, known: Self.known, collector)
        let workflow = fields.text("workflow", upTo: Self.wordLimit)
        let resumeID = Self.resumeID(fields)
        let resume = Self.resume(fields)
        let posting = Self.posting(fields)
        let heading = Self.heading(title: Self.line("title", fields), company: Self.line("company", fields))
        let priority = fields.choice("priority", of: Priority.self)
        let theme = fields.text("theme", upTo: Self.wordLimit)
        let page = fields.text("page", upTo: Self.wordLimit)
        let maxPages = fields.integer("maxPages", in: 1...10)
        let tone = fields.text("tone", upTo: Self.wordLimit)
        let language = fields.text("language", upTo: Self.wordLimit)
        let metadata = Metadata.read("metadata", of: fields)
        let startAt = fields.time("runAt")
        try collector.finish()
        self.request = SubmissionRequest(
            workflow: workflow ?? Self.standardWorkflow,
            resume: resume ?? [],
            resumeID: resumeID,
            posting: Array((heading + (posting ?? "")).utf8),
            theme: theme,
            page: page,
            maxPages: maxPages,
            tone: tone,
            language: language,
            metadata: metadata
        )
        self.priority = priority ?? .default
        self.startAt = startAt
    }

    private static func resumeID(_ fields: JSONFields) -> ResumeID? {
        guard fields.value("resumeId") != nil else { return nil }
        if fields.value("resume") != nil {
            fields.note("resumeId", "must not stand beside resume: give one of the two")
            return nil
        }
        guard let text = fields.text("resumeId", upTo: Self.wordLimit) else { return nil }
        let id = ResumeID(text)
        if id == nil { fields.note("resumeId", "must be a résumé's id") }
        return id
    }

    private static func resume(_ fields: JSONFields) -> [UInt8]? {
        guard fields.value("resumeId") == nil else { return nil }
        switch fields.require("resume", fields.value("resume")) {
        case nil: return nil
        case .some(.object(let members)): return JSONValue.object(members).json
        case .some(.null), .some(.bool), .some(.number), .some(.string), .some(.array):
            fields.note("resume", "must be a JSON Resume object")
            return nil
        }
    }

    private static func posting(_ fields: JSONFields) -> String? {
        guard let posting = fields.object("posting", known: ["text", "html"]) else {
            return fields.require("posting", nil as String?)
        }
        let text = posting.text("text", upTo: Self.textLimit)
        let html = posting.text("html", upTo: Self.textLimit)
        switch (posting.value("text") != nil, posting.value("html") != nil) {
        case (true, false): return text
        case (false, true): return html
        case (true, true), (false, false):
            fields.note("posting", "must have either text or html")
            return nil
        }
    }

    /// What the client knows of the posting beside its text, as labelled lines, which the posting's reader understands.
    static func heading(title: String?, company: String?) -> String {
        var lines = ""
        if let title { lines += "Job title: \(Self.oneLine(title))\n" }
        if let company { lines += "Company: \(Self.oneLine(company))\n" }
        return lines.isEmpty ? "" : lines + "\n"
    }

    /// White space in it becomes blanks; other control characters would be refused in the posting, where nobody sent them.
    private static func line(_ name: String, _ fields: JSONFields) -> String? {
        guard let text = fields.text(name, upTo: 500) else { return nil }
        let isClean = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control || $0.properties.isWhitespace }
        if !isClean { fields.note(name, "must not have control characters") }
        return isClean ? text : nil
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

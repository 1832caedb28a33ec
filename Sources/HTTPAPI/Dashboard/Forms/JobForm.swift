import EventSourcing
import JobRuntime
import Resumes

/// A filled-in form as the members of a submission, the same as the API takes.
struct JobForm {
    private static let optional = ["workflow", "title", "company", "priority", "language", "tone", "theme", "page"]
    /// A file that is larger stands not in the form again.
    private static let shownFile = 256 << 10

    let members: [JSONMember]

    /// Puts chosen files in the place of what was typed, so that they are there when the form comes back.
    static func settled(_ fields: FormFields) -> FormFields {
        var fields = fields
        for name in ["resume", "posting"] {
            guard let file = fields.file("\(name)File"), file.count <= Self.shownFile else { continue }
            if let text = String(validating: file, as: UTF8.self) { fields.set(name, text) }
        }
        return fields
    }

    init(_ fields: FormFields, maximumDepth: Int) throws(Problem) {
        let collector = FieldCollector()
        var members: [JSONMember] = []
        if let resume = try Self.resume(fields, maximumDepth, collector) { members.append(JSONMember(name: "resume", value: resume)) }
        if let posting = Self.posting(fields, collector) {
            let text = JSONMember(name: "text", value: .string(posting))
            members.append(JSONMember(name: "posting", value: .object([text])))
        }
        for name in Self.optional {
            if let word = fields.word(name) { members.append(JSONMember(name: name, value: .string(word))) }
        }
        if let pages = fields.word("maxPages") { members.append(JSONMember(name: "maxPages", value: .number(pages))) }
        try collector.finish()
        self.members = members
    }

    /// One form makes one job, however often it is sent; changed, it is another.
    func key(_ name: String) -> IdempotencyKey? {
        let content = Digest(of: JSONValue.object(self.members).json).description.prefix(32)
        return IdempotencyKey("page-\(name.prefix(64))-\(content)")
    }

    private static func resume(
        _ fields: FormFields,
        _ maximumDepth: Int,
        _ collector: FieldCollector
    ) throws(Problem) -> JSONValue? {
        let bytes = fields.file("resumeFile") ?? fields.word("resume").map { Array($0.utf8) }
        guard let bytes else {
            collector.add(.body("/resume"), "is missing: paste a JSON Resume or choose a file")
            return nil
        }
        do throws(Problem) {
            return try JSONBody.value(bytes, maximumDepth: maximumDepth)
        } catch {
            for field in error.fields { collector.add(.body("/resume"), field.detail) }
            return nil
        }
    }

    private static func posting(_ fields: FormFields, _ collector: FieldCollector) -> String? {
        guard let file = fields.file("postingFile") else {
            let text = fields.word("posting")
            if text == nil { collector.add(.body("/posting"), "is missing: paste the posting or choose a file") }
            return text
        }
        let text = String(validating: file, as: UTF8.self)
        if text == nil { collector.add(.body("/posting"), "is not text") }
        return text
    }
}

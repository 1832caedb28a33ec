import Resumes

/// A résumé that comes as plain text.
enum CVText {
    /// More than this is no résumé; what is read of it has a limit of its own.
    static let limit = 256 << 10

    /// Takes the member `cvText`; nil when there is none, or it was refused.
    static func read(_ fields: JSONFields) -> ResumeTextReading? {
        guard let text = fields.text("cvText", upTo: Self.limit) else { return nil }
        let reading = ResumeTextReader.read(text)
        guard !reading.resume.isEmpty else {
            fields.note("cvText", "has nothing in it that reads like a résumé: no work, education, skills or summary")
            return nil
        }
        return reading
    }
}

extension ResumeTextReading {
    /// The résumé as a submission's member.
    var member: JSONMember? {
        JSONValue(json: self.resume.strictJSON()).map { JSONMember(name: "resume", value: $0) }
    }
}

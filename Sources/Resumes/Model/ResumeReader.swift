/// Reads JSON Resume leniently: real files break the schema in many small ways, and each mended field is a warning.
///
/// Accepted beyond the schema: null, empty and "Present" dates; dates as people write them; bare hosts; the member names of the
/// 0.x schema and other common ones; texts where lists stand and the reverse; numbers where texts stand. Left out, with a warning: dates and
/// addresses that cannot be read, links of other schemes than http, https, mailto and tel, characters that cannot be printed.
public enum ResumeReader {
    /// 2 MiB.
    public static let defaultLimit = 2 << 20

    /// - Parameters:
    ///   - bytes: JSON in UTF-8, with or without a byte order mark.
    ///   - limit: the most bytes to accept.
    public static func read(_ bytes: [UInt8], limit: Int = defaultLimit) throws(ResumeReadError) -> ResumeReading {
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        // UTF-16 and UTF-32 show as a byte order mark or as a NUL among the first characters, which JSON never has.
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0) { throw .notUTF8 }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        let value = try JSONReader.value(of: bytes)
        guard case .object(let members) = value else { throw .notAnObject }
        var fields = ResumeFields()
        let resume = Self.resume(members, &fields)
        if resume.isEmpty {
            if !members.isEmpty, !members.contains(where: { Self.memberNames.contains($0.name) }) { throw .notAResume }
            throw .empty
        }
        if resume.basics.name == nil { fields.warn("the résumé names nobody", at: "basics") }
        return ResumeReading(resume: resume, warnings: fields.warnings)
    }

    private static let memberNames: Set<String> = [
        "basics", "work", "experience", "volunteer", "education", "awards", "certificates", "certifications", "publications", "skills",
        "languages", "interests", "references", "projects", "meta",
    ]

    private static func resume(_ object: [JSONMember], _ fields: inout ResumeFields) -> Resume {
        var resume = Resume()
        if let member = fields.member(object, ["basics"]) {
            resume.basics = fields.descend(into: member.name) { Self.basics(member.value, &$0) }
        }
        resume.work = fields.entries(object, ["work", "experience", "workExperience", "employment"], wrap: nil) { Self.work($1, &$0) }
        resume.volunteer = fields.entries(object, ["volunteer", "volunteering"], wrap: nil) { Self.volunteer($1, &$0) }
        resume.education = fields.entries(object, ["education"], wrap: "institution") { Self.education($1, &$0) }
        resume.awards = fields.entries(object, ["awards", "award"], wrap: "title") { Self.award($1, &$0) }
        resume.certificates = fields.entries(object, ["certificates", "certifications"], wrap: "name") { Self.certificate($1, &$0) }
        resume.publications = fields.entries(object, ["publications"], wrap: "name") { Self.publication($1, &$0) }
        resume.skills = Self.skills(object, &fields)
        resume.languages = fields.entries(object, ["languages"], wrap: "language") { Self.language($1, &$0) }
        resume.interests = fields.entries(object, ["interests", "hobbies"], wrap: "name") { Self.interest($1, &$0) }
        resume.references = fields.entries(object, ["references"], wrap: "reference") { Self.reference($1, &$0) }
        resume.projects = fields.entries(object, ["projects"], wrap: "name") { Self.project($1, &$0) }
        resume.language = Self.documentLanguage(object, &fields)
        return resume
    }

    /// `meta.language` (not in the schema, which allows further members of `meta`), or a member of that name further out.
    private static func documentLanguage(_ object: [JSONMember], _ fields: inout ResumeFields) -> String? {
        var tag: String?
        if case .object(let meta) = fields.member(object, ["meta"])?.value {
            tag = fields.descend(into: "meta") { $0.text(meta, "language") }
        }
        if tag == nil { tag = fields.text(object, "language") ?? fields.text(object, "lang") }
        guard let tag, LanguageTag.isPlausible(tag) else { return nil }
        return tag
    }
}

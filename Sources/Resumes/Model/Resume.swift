/// A résumé in the shape of JSON Resume 1.2.1 (https://jsonresume.org/schema), after lenient reading.
///
/// Every value is plain text as the person wrote it, trimmed and NFC; dates are ``ResumeDate``. Missing lists are empty.
public struct Resume: Sendable, Equatable, Codable {
    public var basics: Basics
    public var work: [Work]
    public var volunteer: [Volunteer]
    public var education: [Education]
    public var awards: [Award]
    public var certificates: [Certificate]
    public var publications: [Publication]
    public var skills: [Skill]
    public var languages: [LanguageSkill]
    public var interests: [Interest]
    public var references: [Reference]
    public var projects: [Project]
    /// BCP 47 language of the text, for hyphenation-free shaping, font choice and the PDF's `/Lang`; nil when unknown.
    public var language: String?

    public init(
        basics: Basics = Basics(),
        work: [Work] = [],
        volunteer: [Volunteer] = [],
        education: [Education] = [],
        awards: [Award] = [],
        certificates: [Certificate] = [],
        publications: [Publication] = [],
        skills: [Skill] = [],
        languages: [LanguageSkill] = [],
        interests: [Interest] = [],
        references: [Reference] = [],
        projects: [Project] = [],
        language: String? = nil
    ) {
        self.basics = basics
        self.work = work
        self.volunteer = volunteer
        self.education = education
        self.awards = awards
        self.certificates = certificates
        self.publications = publications
        self.skills = skills
        self.languages = languages
        self.interests = interests
        self.references = references
        self.projects = projects
        self.language = language
    }
}

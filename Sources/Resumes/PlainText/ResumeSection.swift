/// A part of a résumé that a heading opens.
enum ResumeSection: Sendable, Hashable, CaseIterable {
    case contact
    case summary
    case work
    case volunteer
    case education
    case awards
    case certificates
    case publications
    case skills
    case languages
    case interests
    case references
    case projects

    /// Whether the section is a list of entries with heads of their own.
    var hasEntries: Bool {
        switch self {
        case .work, .volunteer, .education, .projects: true
        case .contact, .summary, .awards, .certificates, .publications, .skills, .languages, .interests, .references: false
        }
    }
}

/// A section of a résumé that gets a heading.
enum SectionTitle: Int, Sendable, CaseIterable {
    case summary, work, projects, education, skills, certificates, publications, awards, volunteer, languages, interests, references
}

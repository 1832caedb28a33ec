/// One text of a résumé with its place and what kind of proof it can be.
public struct ResumeText: Sendable, Equatable {
    /// What a mention in this text proves.
    public enum Role: String, Sendable, Codable, CaseIterable {
        /// Name, contacts, places: never evidence.
        case identity
        /// The person's headline or summary: a claim without an example.
        case claim
        /// Work, projects, volunteering: the thing was done.
        case practice
        /// Education, certificates, awards, publications: somebody vouched for it.
        case credential
        /// A bare list of skills or interests.
        case listed
        /// Languages spoken.
        case language
    }

    public var id: SourceID
    public var text: String
    /// The entry the text belongs to, such as `/work/0`; the section itself for texts outside entries.
    public var entry: SourceID
    public var role: Role
}

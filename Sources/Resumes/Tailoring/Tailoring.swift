/// A tailored résumé with where each of its texts comes from.
public struct Tailoring: Sendable, Equatable, Codable {
    public var resume: Resume
    /// For each text of ``resume`` the texts of the source it was made from, at least one each.
    public var provenance: [SourceID: [SourceID]]
    public var report: MatchReport
    /// What the résumé shows for each requirement, as the letter needs it; pointers are into the source.
    public var matches: [RequirementMatch]
    /// Texts and entries of the source that are not in ``resume``, in section order.
    public var dropped: [SourceID]
    public var warnings: [TailorWarning]
    /// Pages the result fills.
    public var pages: Int
}

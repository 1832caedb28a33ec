/// A requirement with what the résumé has to show for it.
public struct RequirementMatch: Sendable, Equatable, Codable {
    /// What was compared.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case terms
        case years
        case degree
        case language
        /// The plain words, for want of any term.
        case words
    }

    public var requirement: Requirement
    public var kind: Kind
    public var status: RequirementStatus
    /// 0…1, what the match is worth in the score: a term shown by work counts fully, one that is only listed counts 0.75,
    /// a related one 0.4.
    public var credit: Double
    /// Best first, at most four.
    public var evidence: [Evidence]
    /// Why it is only partial, or what to know about it; English, made from counts and canonical term names.
    public var note: String?
    /// Terms asked for that the résumé does not have; empty for alternatives of which one is met.
    public var missingTerms: [Term]

    public init(
        requirement: Requirement,
        kind: Kind,
        status: RequirementStatus,
        credit: Double,
        evidence: [Evidence] = [],
        note: String? = nil,
        missingTerms: [Term] = []
    ) {
        self.requirement = requirement
        self.kind = kind
        self.status = status
        self.credit = credit
        self.evidence = evidence
        self.note = note
        self.missingTerms = missingTerms
    }
}

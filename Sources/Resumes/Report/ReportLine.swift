/// One requirement in a match report.
public struct ReportLine: Sendable, Equatable, Codable {
    /// The posting's words.
    public var text: String
    public var strength: Requirement.Strength
    public var status: RequirementStatus
    /// 0…1, what the line adds to its part of the score.
    public var credit: Double
    /// Names of the terms asked for; empty when the years, a level or the plain words were compared.
    public var terms: [String]
    /// One of the terms is enough.
    public var anyOf: Bool
    public var evidence: [ReportEvidence]
    public var note: String?
    /// Terms asked for and not found.
    public var missing: [String]

    init(_ match: RequirementMatch) {
        self.text = match.requirement.text
        self.strength = match.requirement.strength
        self.status = match.status
        self.credit = (match.credit * 100).rounded() / 100
        self.terms = match.requirement.terms.map(\.name)
        self.anyOf = match.requirement.anyOf
        self.evidence = match.evidence.map(ReportEvidence.init)
        self.note = match.note
        self.missing = match.missingTerms.map(\.name)
    }

    /// "Go, Java or C#": what the line looks for; nil when it names no term.
    var wanted: String? {
        guard let last = self.terms.last else { return nil }
        guard self.terms.count > 1 else { return last }
        return self.terms.dropLast().joined(separator: ", ") + (self.anyOf ? " or " : " and ") + last
    }
}

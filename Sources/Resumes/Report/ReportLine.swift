/// One requirement in a match report.
public struct ReportLine: Sendable, Equatable, Codable {
    /// The posting's words.
    public var text: String
    public var strength: Requirement.Strength
    public var status: RequirementStatus
    /// 0…1, what the line adds to its part of the score.
    public var credit: Double
    public var evidence: [ReportEvidence]
    public var note: String?
    /// Terms asked for and not found.
    public var missing: [String]

    init(_ match: RequirementMatch) {
        self.text = match.requirement.text
        self.strength = match.requirement.strength
        self.status = match.status
        self.credit = (match.credit * 100).rounded() / 100
        self.evidence = match.evidence.map(ReportEvidence.init)
        self.note = match.note
        self.missing = match.missingTerms.map(\.name)
    }
}

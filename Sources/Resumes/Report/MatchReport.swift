/// How a résumé answers a posting, requirement by requirement, with the texts that show it.
public struct MatchReport: Sendable, Equatable, Codable {
    /// What the score is and is not; printed with every report.
    public static let disclaimer = "The score orders postings for one résumé. No applicant tracking system computes it."

    public var title: String?
    public var employer: String?
    /// 0…100.
    public var score: Int
    public var parts: [ScorePart]
    /// True when the posting names fewer than three distinct terms, so that the score says little.
    public var insufficient: Bool
    /// In the posting's order.
    public var requirements: [ReportLine]
    /// Names of wanted terms the résumé does not have, must before nice before duty, each once.
    public var gaps: [String]
    /// What reading or judging the résumé found: mended fields, copied sentences, crowded skill lists.
    public var warnings: [ResumeWarning]
    public var disclaimer: String

    /// - Parameters:
    ///   - matches: made by `matcher` from the posting's requirements.
    ///   - warnings: what reading the résumé had to mend, passed through.
    public init(posting: Posting, matches: [RequirementMatch], matcher: Matcher, warnings: [ResumeWarning] = []) {
        self.title = posting.title
        self.employer = posting.employer
        let parts = Scorer(index: matcher.index, posting: posting).parts(for: matches)
        self.parts = parts.map { ScorePart(name: $0.name, weight: $0.weight, earned: ($0.earned * 1000).rounded() / 1000) }
        self.score = Scorer.score(of: parts)
        self.insufficient = Set(matches.flatMap { $0.requirement.terms.map(\.id) }).count < 3
        self.requirements = matches.map(ReportLine.init)
        var gaps: [String] = []
        for strength in [Requirement.Strength.must, .nice, .duty] {
            for match in matches where match.requirement.strength == strength {
                for term in match.missingTerms where !gaps.contains(term.name) { gaps.append(term.name) }
            }
        }
        self.gaps = gaps
        self.warnings = warnings + matcher.warnings
        self.disclaimer = Self.disclaimer
    }

    /// How many requirements have the status.
    public func count(of status: RequirementStatus) -> Int {
        self.requirements.count { $0.status == status }
    }
}

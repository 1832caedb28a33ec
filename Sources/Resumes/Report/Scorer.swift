/// Turns matches into a score of 0–100: 60 for what the posting must have, 20 for what is nice, 15 for title and seniority,
/// 5 for the degree, normalised over the parts the posting has.
///
/// Duties that name terms count in the first part at half weight. The number orders postings for one person; no applicant
/// tracking system computes it.
struct Scorer {
    let index: ResumeIndex
    let posting: Posting

    func parts(for matches: [RequirementMatch]) -> [ScorePart] {
        var parts: [ScorePart] = []
        let degrees = matches.filter { $0.kind == .degree }
        let others = matches.filter { $0.kind != .degree }
        if let earned = Self.mean(others.compactMap(Self.mustWeight)) {
            parts.append(ScorePart(name: .must, weight: 60, earned: earned))
        }
        if let earned = Self.mean(others.filter { $0.requirement.strength == .nice }.map { ($0.requirement.weight, $0.credit) }) {
            parts.append(ScorePart(name: .nice, weight: 20, earned: earned))
        }
        if let title = self.posting.title, let fit = TitleFit(title: title)?.fit(to: self.index) {
            parts.append(ScorePart(name: .title, weight: 15, earned: fit))
        }
        if let earned = Self.mean(degrees.map { (1, $0.credit) }) {
            parts.append(ScorePart(name: .education, weight: 5, earned: earned))
        }
        return parts
    }

    /// 0…100; 0 when there is nothing to score.
    static func score(of parts: [ScorePart]) -> Int {
        let total = parts.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return 0 }
        let sum = parts.reduce(0) { $0 + Double($1.weight) * $1.earned }
        return Int((100 * sum / Double(total)).rounded())
    }

    private static func mustWeight(_ match: RequirementMatch) -> (Double, Double)? {
        switch match.requirement.strength {
        case .must: (match.requirement.weight * (match.kind == .words ? 0.5 : 1), match.credit)
        case .duty: match.kind == .words ? nil : (match.requirement.weight * 0.5, match.credit)
        case .nice: nil
        }
    }

    private static func mean(_ items: [(weight: Double, credit: Double)]) -> Double? {
        let total = items.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return nil }
        return items.reduce(0) { $0 + $1.weight * $1.credit } / total
    }
}

extension Matcher {
    /// Lowers a match whose terms are shown for fewer years than asked.
    func limit(_ match: inout RequirementMatch, toYears years: Int) {
        guard match.status != .missing else { return }
        let ids = match.requirement.terms.map(\.id)
        let shown = ids.map { self.index.years(ofTerm: $0) }.max() ?? 0
        guard shown + 0.05 < Double(years) else { return }
        let note: String
        if shown > 0 {
            note = "asks for \(years) years; dated entries show \(Self.text(ofYears: shown))\(self.ongoingHint)"
        } else {
            note = "asks for \(years) years; no dated entry shows it"
        }
        match.status = .partial
        match.credit *= max(0.5, min(1, shown / Double(max(1, years))))
        match.note = [note, match.note].compactMap(\.self).joined(separator: "; ")
    }

    /// "5+ years of experience in hospitality" without a term anybody knows: all paid work counts, and the field is compared by
    /// its words.
    func generalYearsMatch(_ requirement: Requirement) -> RequirementMatch {
        let asked = Double(requirement.years ?? 0)
        let shown = self.index.yearsOfWork
        guard shown > 0 else {
            return RequirementMatch(requirement: requirement, kind: .years, status: .missing, credit: 0, note: "no dated work")
        }
        let field = Set(
            Words.words(in: requirement.text).filter { BackgroundTable.weight(ofWord: $0) >= 0.5 && !$0.allSatisfy(\.isNumber) }
        )
        let stems = Set(field.map(Stemmer.stem))
        let positions = self.index.texts.indices.filter { self.index.texts[$0].role == .practice && !self.copied.contains($0) }
        let best = positions.filter { !stems.isDisjoint(with: self.index.stems[$0]) }
        let isInField = stems.isEmpty || !best.isEmpty
        let heads = positions.filter { self.index.texts[$0].id.pointer.hasSuffix("/position") }
        let chosen = Array((best.isEmpty ? heads : self.ranked(best)).prefix(2))
        var notes: [String] = []
        if shown + 0.05 < asked {
            notes.append("asks for \(requirement.years ?? 0) years; dated work shows \(Self.text(ofYears: shown))\(self.ongoingHint)")
        }
        if !isInField { notes.append("the years are of work in general") }
        let credit = min(1, shown / max(1, asked)) * (isInField ? 1 : 0.5)
        return RequirementMatch(
            requirement: requirement,
            kind: .years,
            status: notes.isEmpty ? .met : .partial,
            credit: credit,
            evidence: chosen.map { self.evidence(at: $0, terms: []) },
            note: notes.isEmpty ? nil : notes.joined(separator: "; ")
        )
    }

    /// The clock is never read, so a job that still runs may be longer than its dates say.
    private var ongoingHint: String {
        self.index.ongoing.contains { $0.pointer.hasPrefix("/work/") } ? ", a current job counted to the latest date in the résumé" : ""
    }

    static func text(ofYears years: Double) -> String {
        let tenths = Int((years * 10).rounded(.down))
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}

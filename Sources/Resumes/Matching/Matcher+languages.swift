extension Matcher {
    /// Requirements that ask for a spoken language; nil for all others.
    func spokenLanguageMatch(_ requirement: Requirement) -> RequirementMatch? {
        let asked = SpokenLanguage.asked(in: requirement.text)
        guard !asked.isEmpty, requirement.terms.allSatisfy({ self.isLanguageOrSoft($0) }) else { return nil }
        var evidence: [Evidence] = []
        var notes: [String] = []
        var credits: [Double] = []
        for claim in asked {
            let name = SpokenLanguage.englishName(of: claim.code)
            let entry = self.index.resume.languages.firstIndex { $0.language.flatMap(SpokenLanguage.code(named:)) == claim.code }
            guard let entry else {
                if self.index.resume.language?.hasPrefix(claim.code) == true {
                    credits.append(0.75)
                    notes.append("the résumé is written in \(name) but does not list it")
                } else {
                    credits.append(0)
                    notes.append("not found: \(name)")
                }
                continue
            }
            evidence += self.languageEvidence(entry)
            let level = self.index.resume.languages[entry].fluency.flatMap(SpokenLanguage.level(in:))
            if let wanted = claim.level, let level, level < wanted {
                credits.append(0.5)
                notes.append("\(name) is listed at a lower level")
            } else {
                credits.append(1)
            }
        }
        let credit = requirement.anyOf ? (credits.max() ?? 0) : credits.reduce(0, +) / Double(credits.count)
        let status: RequirementStatus =
            credit >= 0.7 && (requirement.anyOf || !credits.contains { $0 < 0.7 }) ? .met : (credit > 0 ? .partial : .missing)
        return RequirementMatch(
            requirement: requirement,
            kind: .language,
            status: status,
            credit: credit,
            evidence: evidence,
            note: notes.isEmpty || (requirement.anyOf && status == .met) ? nil : notes.joined(separator: "; ")
        )
    }

    private func isLanguageOrSoft(_ term: Term) -> Bool {
        switch self.lexicon.kind(of: term) {
        case .language, .soft: true
        case .tool, .field, .credential, .degree: false
        case nil: SpokenLanguage.code(named: term.name) != nil
        }
    }

    private func languageEvidence(_ entry: Int) -> [Evidence] {
        self.index.texts.filter { $0.entry.pointer == "/languages/\(entry)" }.map { Evidence(source: $0.id, quote: $0.text) }
    }
}

extension Matcher {
    /// Requirements that name terms: all of them, or one of several.
    func termMatch(_ requirement: Requirement) -> RequirementMatch {
        let supports = requirement.terms.map { self.support(for: $0) }
        let wanted = requirement.anyOf ? self.best(of: supports) : supports
        let credit = requirement.anyOf ? (wanted.map(\.credit).max() ?? 0) : self.mean(of: supports)
        let missing = wanted.filter(\.isMissing)
        let status: RequirementStatus
        if missing.isEmpty {
            status = .met
        } else if credit > 0 {
            status = .partial
        } else {
            status = .missing
        }
        return RequirementMatch(
            requirement: requirement,
            kind: .terms,
            status: status,
            credit: credit,
            evidence: self.evidence(for: wanted),
            note: self.note(for: wanted),
            missingTerms: missing.map(\.term)
        )
    }

    /// Of alternatives, those that are there; else those related; else all of them, missing.
    private func best(of supports: [TermSupport]) -> [TermSupport] {
        let present = supports.filter { !$0.isMissing }
        if !present.isEmpty { return present }
        let related = supports.filter { $0.credit > 0 }
        return related.isEmpty ? supports : related
    }

    /// Mean credit, common words counting less than telling ones and unknown terms half.
    private func mean(of supports: [TermSupport]) -> Double {
        var total = 0.0
        var sum = 0.0
        for support in supports {
            let weight = self.weight(of: support.term)
            total += weight
            sum += weight * support.credit
        }
        return total > 0 ? sum / total : 0
    }

    /// How telling a term is.
    func weight(of term: Term) -> Double {
        let soft = self.lexicon.isWeak(term) ? 0.4 : 1
        return BackgroundTable.weight(ofTerm: term.id) * soft * (term.known ? 1 : 0.6)
    }

    /// A few texts that cover many terms, not many texts for one term.
    private func evidence(for supports: [TermSupport]) -> [Evidence] {
        var chosen: [Int] = []
        for support in supports {
            guard let first = support.texts.first else { continue }
            let isCovered = support.texts.contains { chosen.contains($0) }
            if !isCovered { chosen.append(first) }
            if chosen.count == Self.evidenceLimit { break }
        }
        if chosen.count == 1, let second = supports.lazy.flatMap(\.texts).first(where: { !chosen.contains($0) }) {
            chosen.append(second)
        }
        return self.ranked(chosen)
            .map { position in
                let here = Set(self.index.terms[position].map(\.id))
                let shown = supports.filter { support in
                    switch support.grade {
                    case .shown, .listed: here.contains(support.term.id)
                    case .related, .none: false
                    }
                }
                return self.evidence(at: position, terms: shown.map(\.term))
            }
    }

    private func note(for supports: [TermSupport]) -> String? {
        var parts: [String] = []
        var listed: [String] = []
        var missing: [String] = []
        for support in supports {
            switch support.grade {
            case .shown: break
            case .listed: listed.append(support.term.name)
            case .related(let other): parts.append("no \(support.term.name), but \(other.name) is related")
            case .none: missing.append(support.term.name)
            }
        }
        if !missing.isEmpty, missing.count < supports.count { parts.append("not found: \(missing.joined(separator: ", "))") }
        if !listed.isEmpty { parts.append("named without an example: \(listed.joined(separator: ", "))") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

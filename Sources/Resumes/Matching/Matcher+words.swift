extension Matcher {
    /// Requirements without any term: the share of their telling words that one text of the résumé has. Words alone never
    /// make more than a partial match unless nearly all of them are there.
    func wordMatch(_ requirement: Requirement) -> RequirementMatch {
        var weights: [String: Double] = [:]
        for word in Words.words(in: requirement.text) {
            let weight = BackgroundTable.weight(ofWord: word)
            if weight > 0 { weights[Stemmer.stem(word)] = weight }
        }
        let total = weights.keys.sorted().reduce(0) { $0 + (weights[$1] ?? 0) }
        guard total > 0 else { return RequirementMatch(requirement: requirement, kind: .words, status: .missing, credit: 0) }
        var best: (position: Int, share: Double)?
        for position in self.index.texts.indices where !self.copied.contains(position) {
            switch self.index.texts[position].role {
            case .practice, .credential: break
            case .identity, .claim, .listed, .language: continue
            }
            var seen: Set<String> = []
            var sum = 0.0
            for stem in self.index.stems[position] {
                if let weight = weights[stem], seen.insert(stem).inserted { sum += weight }
            }
            let share = sum / total
            if share > (best?.share ?? 0) { best = (position, share) }
        }
        guard let best, best.share >= 0.3, weights.count >= 2 else {
            return RequirementMatch(requirement: requirement, kind: .words, status: .missing, credit: 0, note: "compared by its words")
        }
        return RequirementMatch(
            requirement: requirement,
            kind: .words,
            status: best.share >= 0.8 ? .met : .partial,
            credit: min(1, best.share),
            evidence: [self.evidence(at: best.position, terms: [])],
            note: "compared by its words"
        )
    }
}

/// Chooses what a letter tells about: few texts that together answer much of what the posting wants most.
struct LetterFacts {
    static let perEntry = 2
    static let comfortable = 30...230

    let index: ResumeIndex
    let recognizer: TermRecognizer
    /// Spelling in the posting by term id.
    let spellings: [String: String]
    /// Ids of terms the posting says one must know.
    private let asked: Set<String>
    /// Matches by what they are worth, best first.
    private let ordered: [RequirementMatch]
    /// Texts that answer a requirement by their words, with how well.
    private let wordMatches: [SourceID: Double]

    init(index: ResumeIndex, matches: [RequirementMatch], recognizer: TermRecognizer, spellings: [String: String]) {
        self.index = index
        self.recognizer = recognizer
        self.spellings = spellings
        self.ordered = Self.ordered(matches)
        self.asked = Set(matches.filter { $0.requirement.strength == .must }.flatMap { $0.requirement.terms.map(\.id) })
        self.wordMatches = Self.wordMatches(in: matches)
    }

    /// At most `limit` facts, the strongest first; texts of the newest job when nothing answers the posting.
    func facts(limit: Int) -> [LetterFact] {
        var chosen: [Int] = []
        var covered: Set<String> = []
        var answers: [Int: [Term]] = [:]
        while chosen.count < limit {
            var best: (position: Int, worth: Double, terms: [Term])?
            for position in self.index.texts.indices where self.isTellable(position, chosen: chosen) {
                let terms = self.wantedTerms(at: position)
                let fresh = terms.filter { !covered.contains($0.term.id) }
                let words = self.wordMatches[self.index.texts[position].id] ?? 0
                guard !fresh.isEmpty || words > 0 else { continue }
                let length = Self.comfortable.contains(self.index.texts[position].text.count) ? 1 : 0.5
                let sum = fresh.reduce(0) { $0 + $1.weight } + words + 0.2 * TextQuality.score(of: self.index.texts[position].text)
                // Bullets tell of one deed; a summary of an entry tells of a role.
                let kind = self.index.texts[position].id.pointer.hasSuffix("/summary") ? 0.6 : 1
                let worth = sum * kind * length * (0.5 + 0.5 * self.index.recency(of: self.index.texts[position].entry))
                if worth > (best?.worth ?? 0) { best = (position, worth, fresh.map(\.term)) }
            }
            guard let best else { break }
            chosen.append(best.position)
            answers[best.position] = Array(best.terms.prefix(3))
            covered.formUnion(best.terms.map(\.id))
        }
        for position in self.newestTexts() where chosen.count < min(2, limit) && !chosen.contains(position) { chosen.append(position) }
        return chosen.map { position in
            let text = self.index.texts[position]
            return LetterFact(
                source: text.id,
                entry: text.entry,
                text: text.text,
                terms: (answers[position] ?? []).map { self.spelling(of: $0, at: position) },
                termIDs: (answers[position] ?? []).map(\.id),
                isAsked: (answers[position] ?? []).allSatisfy { self.asked.contains($0.id) }
            )
        }
    }

    /// Terms of met requirements that work, projects or credentials show, strongest first, each once and without those already told.
    /// - Parameters:
    ///   - told: ids of terms the letter has named.
    ///   - credentials: licences and certificates only, or tools and fields only.
    func otherTerms(besides told: Set<String>, credentials: Bool, limit: Int) -> [String] {
        var seen = told
        var result: [String] = []
        for match in self.ordered where match.status == .met {
            for evidence in match.evidence where self.isPractice(evidence.source) {
                guard let position = self.index.texts.firstIndex(where: { $0.id == evidence.source }) else { continue }
                for term in evidence.terms where result.count < limit && self.isTellable(term) && self.isNamed(term, at: position) {
                    guard self.isCredential(term) == credentials, seen.insert(term.id).inserted else { continue }
                    result.append(self.spelling(of: term, at: position))
                }
            }
        }
        return result
    }

    private func isCredential(_ term: Term) -> Bool { self.recognizer.lexicon.kind(of: term) == .credential }

    /// True when posting and text name the term alike, so that "you ask for …" is true in the person's own words.
    private func isNamed(_ term: Term, at position: Int) -> Bool {
        SpellingVariant.isVariant(self.spelling(of: term, at: position), of: self.spellings[term.id] ?? term.name)
    }

    /// The term as the text itself spells it; of several spellings the posting's.
    private func spelling(of term: Term, at position: Int) -> String {
        let mentions = self.recognizer.mentions(in: self.index.texts[position].text).filter { $0.term.id == term.id }
        let wanted = self.spellings[term.id]?.lowercased()
        return (mentions.first { $0.spelling.lowercased() == wanted } ?? mentions.first)?.spelling ?? term.name
    }

    private static func ordered(_ matches: [RequirementMatch]) -> [RequirementMatch] {
        let ranked = matches.enumerated()
            .sorted { lhs, rhs in
                let left = Self.worth(of: lhs.element)
                let right = Self.worth(of: rhs.element)
                return left == right ? lhs.offset < rhs.offset : left > right
            }
        return ranked.map(\.element)
    }

    private func wantedTerms(at position: Int) -> [(term: Term, weight: Double)] {
        let here = Set(self.index.terms[position].map(\.id))
        guard !here.isEmpty else { return [] }
        var seen: Set<String> = []
        var result: [(term: Term, weight: Double)] = []
        for match in self.ordered {
            for term in match.requirement.terms
            where here.contains(term.id) && self.isTellable(term) && self.isNamed(term, at: position) && seen.insert(term.id).inserted {
                result.append((term, match.requirement.weight * BackgroundTable.weight(ofTerm: term.id)))
            }
        }
        return result
    }

    private static func wordMatches(in matches: [RequirementMatch]) -> [SourceID: Double] {
        var result: [SourceID: Double] = [:]
        for match in matches where match.kind == .words && match.status != .missing {
            if let source = match.evidence.first?.source {
                result[source] = max(result[source] ?? 0, match.credit * match.requirement.weight * 0.6)
            }
        }
        return result
    }

    private func isTellable(_ position: Int, chosen: [Int]) -> Bool {
        let text = self.index.texts[position]
        guard !chosen.contains(position), text.text.count <= 600, !text.text.contains("]("), !text.text.contains("**") else { return false }
        let pointer = Pointer(text.id)
        guard ["work", "projects", "volunteer"].contains(pointer.section), pointer.field == "highlights" || pointer.field == "summary"
        else { return false }
        return chosen.count { self.index.texts[$0].entry == text.entry } < Self.perEntry
    }

    /// Texts of the newest job that has any, those that say most first.
    private func newestTexts() -> [Int] {
        for work in self.index.resume.workNewestFirst {
            let head = SourceID("/work/\(work)")
            let positions = self.index.texts.indices.filter {
                self.index.texts[$0].entry == head && self.isTellable($0, chosen: [])
            }
            guard !positions.isEmpty else { continue }
            return positions.map { (position: $0, quality: TextQuality.score(of: self.index.texts[$0].text)) }
                .sorted { ($1.quality, $0.position) < ($0.quality, $1.position) }
                .map(\.position)
        }
        return []
    }

    private func isPractice(_ source: SourceID) -> Bool {
        ["work", "projects", "volunteer", "certificates"].contains(Pointer(source).section)
    }

    /// Soft skills, degrees, roles and places of work make no sentence of a letter; languages have their own.
    private func isTellable(_ term: Term) -> Bool {
        switch self.recognizer.lexicon.kind(of: term) {
        case .credential: return true
        case .tool, .field, nil:
            guard let last = Words.words(in: term.name).last else { return false }
            return !Self.roles.contains(last) && !Self.roles.contains(Stemmer.stem(last))
        case .language, .degree, .soft: return false
        }
    }

    /// What somebody is or where they work, not what they know.
    private static let roles: Set<String> = [
        "accountant", "administrator", "analyst", "architect", "assistant", "chef", "clerk", "consultant", "cook", "coordinator",
        "designer", "developer", "director", "driver", "engineer", "engineers", "analysts", "scientists", "developers", "lead", "manager",
        "nurse", "nurses", "officer", "representative", "scientist", "specialist", "supervisor", "teacher", "technician", "unit", "ward",
    ]

    private static func worth(of match: RequirementMatch) -> Double {
        match.requirement.weight * match.credit
    }
}

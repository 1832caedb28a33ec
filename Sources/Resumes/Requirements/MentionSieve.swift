/// Takes out of a clause the terms it names without asking for them: parts of the employer's name, colleagues' departments, the fields a
/// degree may be in, and the kind of tool whose examples follow.
struct MentionSieve {
    let scalars: [Unicode.Scalar]
    let lexicon: Lexicon
    /// The clause tells of the work rather than of the candidate.
    let isDuty: Bool
    let employer: String?

    func kept(of mentions: [TermMention]) -> [TermMention] {
        guard !mentions.isEmpty else { return [] }
        var kept = mentions
        let names = self.employerRanges()
        if !names.isEmpty { kept.removeAll { mention in names.contains { $0.overlaps(mention.range) } } }
        if let degree = kept.lastIndex(where: { self.lexicon.kind(of: $0.term) == .degree }) {
            kept = self.withoutFieldsOfStudy(kept, behind: degree)
        }
        kept = self.withoutKindsOfTools(kept)
        // "REST or gRPC APIs": the last word only says what both are.
        kept = kept.enumerated()
            .filter { place, mention in
                guard mention.term.id == "api", place > 0 else { return true }
                return !self.scalars[kept[place - 1].range.upperBound..<mention.range.lowerBound].elementsEqual([" "])
            }
            .map(\.element)
        return self.isDuty ? self.withoutColleagues(kept) : kept
    }

    private func employerRanges() -> [Range<Int>] {
        guard let name = self.employer.map({ Array($0.unicodeScalars) }), name.count > 1, self.scalars.count >= name.count else {
            return []
        }
        return (0...(self.scalars.count - name.count))
            .filter { start in
                self.scalars[start..<(start + name.count)].elementsEqual(name)
            }
            .map { $0..<($0 + name.count) }
    }

    /// "A degree in physics or statistics": the degree is asked for. What comes after a word like "experience" counts again.
    private func withoutFieldsOfStudy(_ mentions: [TermMention], behind degree: Int) -> [TermMention] {
        mentions.enumerated()
            .filter { place, mention in
                switch self.lexicon.kind(of: mention.term) {
                case .degree, .credential, .language, .soft, .tool: return true
                case .field, nil:
                    guard place > degree else { return true }
                    let gap = self.words(mentions[degree].range.upperBound..<mention.range.lowerBound)
                    return !Set(gap).isDisjoint(with: Self.skillWords)
                }
            }
            .map(\.element)
    }

    /// "BI tools like Looker, Tableau": the tools are asked for, not the kind.
    private func withoutKindsOfTools(_ mentions: [TermMention]) -> [TermMention] {
        mentions.indices
            .filter { place in
                guard place + 1 < mentions.count else { return true }
                let gap = mentions[place].range.upperBound..<mentions[place + 1].range.lowerBound
                guard gap.count <= 40, self.lexicon.kind(of: mentions[place + 1].term) != .field else { return true }
                let words = self.words(gap)
                guard let noun = words.first, Self.toolNouns.contains(noun) else { return true }
                let opens = words.dropFirst().contains { Self.openers.contains($0) } || self.scalars[gap].contains("(")
                return !(opens && words.allSatisfy { Self.toolNouns.contains($0) || Self.openers.contains($0) || Self.joints.contains($0) })
            }
            .map { mentions[$0] }
    }

    /// "Together with sales", "working with Marketing and Finance teams": who one works with, not what one knows.
    private func withoutColleagues(_ mentions: [TermMention]) -> [TermMention] {
        let clause = Set(self.words(0..<self.scalars.count))
        guard !clause.isDisjoint(with: Self.company) else { return mentions }
        var isColleague = false
        var end = 0
        return mentions.filter { mention in
            let gap = self.words(end..<mention.range.lowerBound)
            end = mention.range.upperBound
            // A list goes on; anything else begins anew.
            if !(isColleague && gap.allSatisfy { Self.joints.contains($0) }) {
                isColleague = gap.suffix(6).contains { Self.withs.contains($0) }
            }
            guard isColleague else { return true }
            switch self.lexicon.kind(of: mention.term) {
            case .field, nil: return false
            case .tool, .credential, .language, .degree, .soft: return true
            }
        }
    }

    private func words(_ range: Range<Int>) -> [String] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self.scalars[range])
        return PhraseSet.words(of: String(view))
    }

    private static let skillWords: Set<String> = [
        "experience", "experienced", "expertise", "knowledge", "skills", "proficiency", "proficient", "background", "working", "erfahrung",
        "berufserfahrung", "kenntnisse", "expérience", "connaissances", "experiencia", "conocimientos", "nghiệm",
    ]
    private static let toolNouns: Set<String> = [
        "tool", "tools", "tooling", "system", "systems", "platform", "platforms", "software", "solution", "solutions", "technology",
        "technologies", "application", "applications", "suite", "suites", "tools/platforms", "werkzeuge", "outils", "herramientas",
    ]
    private static let openers: Set<String> = [
        "such", "as", "like", "e", "g", "eg", "e.g", "including", "i", "ie", "namely", "wie", "comme", "como", "z", "b",
    ]
    private static let joints: Set<String> = ["and", "or", "the", "our", "experience", "und", "oder", "et", "ou", "y", "o", "other"]
    private static let company: Set<String> = [
        "together", "alongside", "partner", "partners", "partnering", "collaborate", "collaborates", "collaborating", "collaboration",
        "work", "working", "liaise", "closely", "teams", "team", "departments", "stakeholders", "squads", "colleagues", "zusammen",
        "zusammenarbeit", "équipes", "equipos",
    ]
    private static let withs: Set<String> = ["with", "alongside", "across", "mit", "avec", "con"]
}

/// Compares what a posting asks for with what a résumé shows.
///
/// A term counts as shown when work, a project, volunteering or a credential mentions it, and as listed when only a skill list
/// or the summary does; saying a term often, or pasting the posting's own sentences, adds nothing.
public struct Matcher: Sendable {
    static let listedCredit = 0.75
    static let relatedCredit = 0.4
    /// More skills in lists than this, and each listed one counts for less.
    static let plausibleListedTerms = 60
    static let evidenceLimit = 4

    let index: ResumeIndex
    let lexicon: Lexicon
    let copied: Set<Int>

    /// - Parameters:
    ///   - posting: used only to find résumé texts copied from it.
    public init(index: ResumeIndex, recognizer: TermRecognizer, posting: Posting? = nil) {
        self.index = index
        self.lexicon = recognizer.lexicon
        let copies = CopiedText(posting: posting)
        self.copied = Set(
            index.texts.indices.filter {
                switch index.texts[$0].role {
                case .practice, .claim: copies.isCopied(index.texts[$0].text)
                case .identity, .credential, .listed, .language: false
                }
            }
        )
    }

    /// One match per requirement, in their order.
    public func matches(for requirements: [Requirement]) -> [RequirementMatch] {
        requirements.map { self.match($0) }
    }

    /// What the résumé shows for one requirement.
    public func match(_ requirement: Requirement) -> RequirementMatch {
        if let spoken = self.spokenLanguageMatch(requirement) { return spoken }
        if let degree = self.degreeMatch(requirement) { return degree }
        var match: RequirementMatch
        if !requirement.terms.isEmpty {
            match = self.termMatch(requirement)
        } else if requirement.years != nil {
            return self.generalYearsMatch(requirement)
        } else {
            return self.wordMatch(requirement)
        }
        if let years = requirement.years { self.limit(&match, toYears: years) }
        return match
    }

    /// What the résumé shows for one term.
    func support(for term: Term) -> TermSupport {
        let all = self.index.occurrences[term.id] ?? []
        let shown = all.filter { self.proves($0) }
        if !shown.isEmpty {
            return TermSupport(term: term, grade: .shown, credit: 1, texts: self.ranked(shown))
        }
        if !all.isEmpty {
            let crowding = min(1, Double(Self.plausibleListedTerms) / Double(max(1, self.index.listedTermCount)))
            return TermSupport(term: term, grade: .listed, credit: Self.listedCredit * crowding, texts: self.ranked(all))
        }
        // Only a tool stands near a tool: that somebody knows one field says little about another.
        if self.lexicon.kind(of: term) == .tool {
            var near: [(term: Term, position: Int)] = []
            for neighbour in self.lexicon.neighbours(of: term) {
                if let best = self.ranked(self.index.occurrences[neighbour.id] ?? []).first { near.append((neighbour, best)) }
            }
            if let best = self.ranked(near.map(\.position)).first, let neighbour = near.first(where: { $0.position == best })?.term {
                return TermSupport(term: term, grade: .related(neighbour), credit: Self.relatedCredit, texts: [best])
            }
        }
        return TermSupport(term: term, grade: .none, credit: 0, texts: [])
    }

    func evidence(at position: Int, terms: [Term]) -> Evidence {
        Evidence(source: self.index.texts[position].id, quote: self.index.texts[position].text, terms: terms)
    }

    /// Doing counts more than listing, recent more than old; ties by place.
    func ranked(_ positions: [Int]) -> [Int] {
        positions.map { (position: $0, rank: self.rank(of: $0)) }
            .sorted { ($1.rank, $0.position) < ($0.rank, $1.position) }
            .map(\.position)
    }

    private func rank(of position: Int) -> Double {
        let text = self.index.texts[position]
        let recency = self.index.recency(of: text.entry)
        guard !self.copied.contains(position) else { return 0 }
        switch text.role {
        case .practice: return (text.id.pointer.contains("/highlights/") ? 3 : 2) + recency
        case .credential: return 1.5
        case .claim: return 0.8
        case .listed: return 1
        case .language: return 1.2
        case .identity: return 0
        }
    }

    private func proves(_ position: Int) -> Bool {
        guard !self.copied.contains(position) else { return false }
        switch self.index.texts[position].role {
        case .practice, .credential, .language: return true
        case .claim, .listed, .identity: return false
        }
    }
}

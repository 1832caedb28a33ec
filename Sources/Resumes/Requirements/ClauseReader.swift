/// Takes one clause apart: which terms belong together, where one of several is enough, what the years are bound to.
struct ClauseReader {
    struct Part: Equatable {
        var terms: [Term]
        var anyOf: Bool
        var years: Int?
    }

    let recognizer: TermRecognizer
    let clause: Clause
    let asksYears: Bool
    var isDuty = false
    /// Terms inside its name are none.
    var employer: String?

    /// How far a term may stand behind (before) its years, in scalars.
    private static let reachAfterYears = 60
    private static let reachBeforeYears = 40

    func parts() -> [Part] {
        let scalars = Array(self.clause.text.unicodeScalars)
        let mentions = MentionSieve(scalars: scalars, lexicon: self.recognizer.lexicon, isDuty: self.isDuty, employer: self.employer)
            .kept(of: self.hardMentions())
        let years = self.asksYears ? YearsPhrase.first(in: scalars) : nil
        let runs = MentionRuns(scalars: scalars, mentions: mentions, lexicon: self.recognizer.lexicon).runs()
        let bound = years.flatMap { Self.run(boundTo: $0, runs, mentions) }
        var parts: [Part] = []
        var all: [Term] = []
        for (index, run) in runs.enumerated() {
            let terms = Self.distinct(mentions[run.range].map(\.term))
            if run.isAlternative {
                parts.append(Part(terms: terms, anyOf: true, years: index == bound ? years?.years : nil))
            } else if index == bound {
                parts.append(Part(terms: terms, anyOf: false, years: years?.years))
            } else {
                all += terms
            }
        }
        let alone = Self.distinct(all)
        if !alone.isEmpty { parts.append(Part(terms: alone, anyOf: false, years: nil)) }
        if let years, bound == nil { parts.insert(Part(terms: [], anyOf: false, years: years.years), at: 0) }
        return parts
    }

    /// Soft skills only where the clause names nothing else.
    private func hardMentions() -> [TermMention] {
        let mentions = self.recognizer.mentions(in: self.clause.text)
        let hard = mentions.filter { !self.recognizer.lexicon.isWeak($0.term) }
        return hard.isEmpty ? mentions : hard
    }

    private static func run(boundTo years: YearsPhrase, _ runs: [MentionRuns.Run], _ mentions: [TermMention]) -> Int? {
        // "Python (3+ years)": a term with only a bracket or colon between.
        let direct = runs.lastIndex { (0...3).contains(years.range.lowerBound - mentions[$0.range.upperBound - 1].range.upperBound) }
        if let direct { return direct }
        let after = runs.firstIndex { mentions[$0.range.lowerBound].range.lowerBound >= years.range.upperBound }
        if let after, mentions[runs[after].range.lowerBound].range.lowerBound - years.range.upperBound <= Self.reachAfterYears {
            return after
        }
        let before = runs.lastIndex { mentions[$0.range.upperBound - 1].range.upperBound <= years.range.lowerBound }
        if let before, years.range.lowerBound - mentions[runs[before].range.upperBound - 1].range.upperBound <= Self.reachBeforeYears {
            return before
        }
        return nil
    }

    private static func distinct(_ terms: [Term]) -> [Term] {
        var seen: Set<String> = []
        return terms.filter { seen.insert($0.id).inserted }
    }
}

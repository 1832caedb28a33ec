/// Groups a clause's mentions into runs that stand in one list, and tells lists of alternatives from lists of all.
struct MentionRuns {
    struct Run: Equatable {
        /// Of the mentions.
        var range: Range<Int>
        var isAlternative: Bool
    }

    private enum Link {
        case comma
        case and
        case or
        /// Another word or a bracket: not one list.
        case none
    }

    let scalars: [Unicode.Scalar]
    let mentions: [TermMention]
    let lexicon: Lexicon

    func runs() -> [Run] {
        var runs: [Run] = []
        var start = 0
        while start < self.mentions.count {
            var links: [Link] = []
            var end = start + 1
            while end < self.mentions.count {
                let link = self.link(self.mentions[end - 1].range.upperBound, self.mentions[end].range.lowerBound)
                if case .none = link { break }
                links.append(link)
                end += 1
            }
            runs += self.split(start..<end, links)
            start = end
        }
        return runs
    }

    /// "A, B or C" is one group of alternatives; in "A, B and C or D" only the last two are.
    private func split(_ range: Range<Int>, _ links: [Link]) -> [Run] {
        let hasAnd = links.contains { if case .and = $0 { true } else { false } }
        let hasOr = links.contains { if case .or = $0 { true } else { false } }
        if self.isFollowedByAlternative(range.upperBound) || self.isIntroducedAsExamples(range.lowerBound)
            || (!hasAnd && self.isBracketedFamily(range))
        {
            return [Run(range: range, isAlternative: true)]
        }
        if !hasOr { return [Run(range: range, isAlternative: false)] }
        if !hasAnd, !self.hasSlashOnly(range, links) { return [Run(range: range, isAlternative: true)] }
        var runs: [Run] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start + 1
            while end < range.upperBound, case .or = links[end - 1 - range.lowerBound] { end += 1 }
            runs.append(Run(range: start..<end, isAlternative: end - start > 1))
            start = end
        }
        return runs
    }

    /// In "HTML/CSS, SQL" the slash pairs, the comma does not.
    private func hasSlashOnly(_ range: Range<Int>, _ links: [Link]) -> Bool {
        var hasComma = false
        for (offset, link) in links.enumerated() {
            switch link {
            case .comma: hasComma = true
            case .or:
                let gap =
                    self.mentions[range.lowerBound + offset].range
                    .upperBound..<self.mentions[range.lowerBound + offset + 1].range.lowerBound
                if !self.scalars[gap].contains("/") { return false }
            case .and, .none: break
            }
        }
        return hasComma
    }

    private static let ors: Set<String> = ["or", "oder", "ou", "o", "u", "hoặc", "hay", "and/or"]
    private static let ands: Set<String> = ["and", "und", "et", "y", "e", "và", "&", "+", "as", "well", "sowie"]
    /// Words that may stand inside a list without ending it.
    private static let fillers: Set<String> = [
        "a", "an", "the", "other", "similar", "equivalent", "comparable", "strong", "good", "basic", "experience", "in", "with", "either",
    ]

    private func link(_ start: Int, _ end: Int) -> Link {
        guard end - start <= 40 else { return .none }
        var hasComma = false
        var hasSlash = false
        for scalar in self.scalars[start..<end] {
            switch scalar {
            case ",", "、": hasComma = true
            case "/", "|": hasSlash = true
            case "(", ")", ":", ";", ".", "–", "—": return .none
            default: break
            }
        }
        let words = PhraseSet.words(of: self.text(start..<end))
        let hasOr = words.contains { Self.ors.contains($0) }
        let hasAnd = words.contains { Self.ands.contains($0) }
        let rest = words.filter { !Self.ors.contains($0) && !Self.ands.contains($0) && !Self.fillers.contains($0) }
        guard rest.isEmpty || (hasOr && rest.count <= 2) else { return .none }
        if hasOr || (hasSlash && words.isEmpty) { return .or }
        if hasAnd || self.scalars[start..<end].contains(where: { $0 == "&" || $0 == "+" }) { return .and }
        return hasComma ? .comma : .none
    }

    private static let openEnds = PhraseSet([
        "or similar", "or equivalent", "or comparable", "or related", "or other", "or another", "or any", "or something similar",
        "or the like", "or alternatives", "oder ähnlich", "oder ähnliche", "oder ähnlichem", "oder vergleichbar", "oder vergleichbare",
        "oder vergleichbaren", "ou équivalent", "ou similaire", "ou autre", "o similar", "o similares", "o equivalente", "hoặc tương đương",
        "and similar", "or a similar", "or a comparable", "or an equivalent",
    ])
    private static let examples = PhraseSet([
        "such as", "e g", "eg", "for example", "for instance", "like", "one of", "any of", "one or more of", "at least one of", "either",
        "including but not limited to", "one of the following", "z b", "wie", "wie z b", "beispielsweise", "comme", "par exemple", "p ex",
        "tel que", "tels que", "telles que",
        "como", "por ejemplo", "tales como", "như", "ví dụ",
    ])

    private func isFollowedByAlternative(_ end: Int) -> Bool {
        let start = self.mentions[end - 1].range.upperBound
        let words = PhraseSet.words(of: self.text(start..<min(start + 40, self.scalars.count)))
        return !words.isEmpty && (Self.openEnds.match(at: 0, in: words) != nil || words[0] == "etc" && self.mentions.count > 1)
    }

    private func isIntroducedAsExamples(_ first: Int) -> Bool {
        let end = self.mentions[first].range.lowerBound
        let words = PhraseSet.words(of: self.text(max(0, end - 30)..<end)).suffix(4)
        return words.indices.contains { start in
            Self.examples.match(at: start - words.startIndex, in: Array(words))?.upperBound == words.count
        }
    }

    /// "Cloud platforms (Snowflake, BigQuery)": tools of one family in brackets of their own are examples of it.
    private func isBracketedFamily(_ range: Range<Int>) -> Bool {
        guard range.count > 1, let family = self.lexicon.family(of: self.mentions[range.lowerBound].term) else { return false }
        let start = self.mentions[range.lowerBound].range.lowerBound
        let end = self.mentions[range.upperBound - 1].range.upperBound
        guard start > 0, self.scalars[start - 1] == "(", end < self.scalars.count, self.scalars[end] == ")" else { return false }
        return self.mentions[range].allSatisfy { self.lexicon.kind(of: $0.term) == .tool && self.lexicon.family(of: $0.term) == family }
    }

    private func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self.scalars[range])
        return String(view)
    }
}

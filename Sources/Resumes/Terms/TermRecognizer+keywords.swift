// MARK: - Skill keywords

extension TermRecognizer {
    private static let longestKeyword = 60

    /// Words that say how well or in what way, not what.
    private static let fillers: Set<String> = [
        "advanced", "basic", "basics", "intermediate", "expert", "proficient", "proficiency", "fluent", "strong", "good", "skills", "skill",
        "knowledge", "experience",
        "programming", "development", "scripting", "language", "languages", "framework", "certified", "certification", "and", "or", "und",
        "oder", "et", "ou",
        "y", "o", "và", "in", "with", "of", "the", "microsoft", "ms", "software", "tools", "tool", "incl", "including", "like",
    ]

    /// The terms a skill keyword names. The whole keyword is a term even when nobody knows it (`known` is then false).
    ///
    /// A keyword is somebody's own list item, so ambiguous words need no context and no particular case.
    public func terms(inSkillKeyword keyword: String) -> [Term] {
        let keyword = PlainText.clean(keyword).text
        guard !keyword.isEmpty else { return [] }
        let text = FoldedText(keyword)
        let candidates = self.candidates(in: text)
        if let only = candidates.first, only.range == 0..<text.scalars.count { return [only.term] }
        let mentioned = self.covering(candidates, in: text)
        if !mentioned.isEmpty, !self.hasOtherWords(candidates, in: text) { return mentioned }
        guard text.scalars.count <= Self.longestKeyword, text.scalars.contains(where: \.isWordScalar) else { return mentioned }
        let whole = Term.unknown(keyword)
        return [whole] + mentioned.filter { $0.id != whole.id }
    }

    private func covering(_ candidates: [TermCandidate], in text: FoldedText) -> [Term] {
        var seen: Set<String> = []
        let isCovered = !self.hasOtherWords(candidates, in: text)
        let standing = isCovered ? candidates : TermContext(text: text).accepted(candidates)
        return standing.map(\.term).filter { seen.insert($0.id).inserted }
    }

    private func hasOtherWords(_ candidates: [TermCandidate], in text: FoldedText) -> Bool {
        var rest = ""
        var index = 0
        for candidate in candidates {
            rest += text.text(index..<candidate.range.lowerBound) + " "
            index = candidate.range.upperBound
        }
        rest += text.text(index..<text.scalars.count)
        let words = rest.lowercased().split { !($0.isLetter || $0.isNumber) }
        return words.contains { word in !Self.fillers.contains(String(word)) && !word.allSatisfy(\.isNumber) }
    }
}

extension Term {
    /// A term nobody knows: its id is the folded spelling, hyphens as spaces.
    static func unknown(_ spelling: String) -> Term {
        let id = spelling.lowercased().replacing("-", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Term(id: id, name: spelling, known: false)
    }
}

/// Checks free text against facts: every number, term, address and word must be borne out.
struct FactChecker {
    let facts: SourceFacts
    let recognizer: TermRecognizer
    /// Words the document brings along itself: headings, month names, a letter's phrases; case-folded.
    let vocabulary: Set<String>

    /// - Parameter forms: words that stand for the source's own in another form.
    func kinds(in text: String, forms: Set<String> = []) -> Set<GuardFinding.Kind> {
        var kinds: Set<GuardFinding.Kind> = []
        if Links.links(in: text).contains(where: { !self.facts.has(link: $0) }) { kinds.insert(.link) }
        if NumberReader.numbers(in: text).contains(where: { !self.isKnown($0) }) { kinds.insert(.number) }
        if self.recognizer.mentions(in: text).contains(where: { !self.isKnown($0) }) { kinds.insert(.term) }
        if Words.words(in: text).contains(where: { !self.isKnown($0) && !forms.contains($0) }) { kinds.insert(.word) }
        return kinds
    }

    private func isKnown(_ word: String) -> Bool {
        self.facts.words.contains(word) || self.vocabulary.contains(word) || word.allSatisfy(\.isNumber)
    }

    private func isKnown(_ number: NumberFact) -> Bool { self.facts.has(number) }

    private func isKnown(_ mention: TermMention) -> Bool {
        if self.facts.has(mention) { return true }
        // A plain word of a phrase may be a term of the lexicon too ("application").
        return Words.words(in: mention.spelling).allSatisfy { self.vocabulary.contains($0) }
            && mention.spelling == mention.spelling.lowercased()
    }
}

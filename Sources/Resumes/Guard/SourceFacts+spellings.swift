extension SourceFacts {
    /// The other ways to write a name that the source has ("Kubernetes" for "k8s") may be drawn instead.
    mutating func allowSpellings(recognizer: TermRecognizer) {
        for entry in recognizer.lexicon.entries where self.terms.contains(entry.term.id) {
            let spellings = entry.spellings.map(\.text) + [entry.term.name]
            let own = spellings.filter { Words.words(in: $0).allSatisfy { self.words.contains($0) } }
            for spelling in spellings where own.contains(where: { SpellingVariant.isVariant(spelling, of: $0) }) {
                self.allow(words: Set(Words.words(in: spelling)))
            }
        }
    }
}

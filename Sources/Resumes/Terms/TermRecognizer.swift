/// Finds terms in texts: longest match, never inside a word, ambiguous words only where their context shows the term.
///
/// `+`, `#` and `.` count as parts of terms, so `C` is not found in `C++`, nor `NET` in `ASP.NET`. Spaces and hyphens are the same, and
/// common nouns are found in the plural too.
public struct TermRecognizer: Sendable {
    public let lexicon: Lexicon
    var trie: TermTrie

    public init(lexicon: Lexicon) {
        self.lexicon = lexicon
        var trie = TermTrie()
        for entry in lexicon.entries { trie.insert(entry) }
        self.trie = trie
    }

    /// On ``Lexicon/standard``.
    public static let standard = TermRecognizer(lexicon: .standard)

    /// All mentions in the order of the text, without overlaps.
    public func mentions(in text: String) -> [TermMention] {
        let folded = FoldedText(text)
        return self.mentions(in: folded, candidates: self.candidates(in: folded))
    }

    /// The distinct terms of a text, in the order of their first mention.
    public func terms(in text: String) -> [Term] {
        var seen: Set<String> = []
        return self.mentions(in: text).map(\.term).filter { seen.insert($0.id).inserted }
    }

    /// This recognizer with a document's own terms added. What the lexicon knows keeps its meaning.
    public func adding(_ terms: DocumentTerms) -> TermRecognizer {
        var copy = self
        for spelling in terms.spellings {
            let isCapitals = spelling.text.allSatisfy { !$0.isLowercase }
            let caution: LexiconEntry.Spelling.Caution = isCapitals ? .exactCase : .none
            let known = LexiconEntry.Spelling(text: spelling.text, caution: caution)
            copy.trie.insert(spelling.text, TermTrie.Output(term: spelling.term, spelling: known))
        }
        return copy
    }

    func mentions(in text: FoldedText, candidates: [TermCandidate]) -> [TermMention] {
        TermContext(text: text).accepted(candidates)
            .map {
                TermMention(term: $0.term, spelling: text.text($0.range), range: $0.range)
            }
    }
}

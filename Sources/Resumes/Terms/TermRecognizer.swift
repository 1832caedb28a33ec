/// Finds terms in texts: longest match, never inside a word, ambiguous words only where their context shows the term.
///
/// `+`, `#` and `.` count as parts of terms, so `C` is not found in `C++`, nor `NET` in `ASP.NET`. Spaces and hyphens are the same, and
/// common nouns are found in the plural too.
public struct TermRecognizer: Sendable {
    public let lexicon: Lexicon
    var trie: TermTrie

    public init(lexicon: Lexicon) {
        self.lexicon = lexicon
        self.trie = TermTrie(entries: lexicon.entries)
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
        copy.trie = self.trie.adding(
            terms.spellings.map { spelling in
                let isCapitals = spelling.text.allSatisfy { !$0.isLowercase }
                let caution: LexiconEntry.Spelling.Caution = isCapitals ? .exactCase : .none
                return TermTrie.Output(term: spelling.term, spelling: LexiconEntry.Spelling(text: spelling.text, caution: caution))
            }
        )
        return copy
    }

    func mentions(in text: FoldedText, candidates: [TermCandidate]) -> [TermMention] {
        TermContext(text: text).accepted(candidates)
            .map {
                TermMention(term: $0.term, spelling: text.text($0.range), range: $0.range)
            }
    }
}

/// Finds terms the lexicon does not know, by their shape and by the words around them: acronyms, words in mixed case, names listed after
/// "such as", and what "Long Form (LF)" explains.
public struct UnknownTermFinder: Sendable {
    public let recognizer: TermRecognizer

    /// More than any posting introduces; hostile texts end here.
    private static let most = 200

    public init(recognizer: TermRecognizer) { self.recognizer = recognizer }

    /// - Parameters:
    ///   - texts: the document's paragraphs and list items.
    ///   - names: names that are no terms (the employer).
    public func terms(in texts: [String], excluding names: [String] = []) -> DocumentTerms {
        var found = DocumentTerms()
        var seen: Set<String> = []
        let excluded = Set(names.flatMap { [$0.lowercased()] + PhraseSet.words(of: $0) })
        func add(_ text: String, _ term: Term) {
            guard found.spellings.count < Self.most, !excluded.contains(text.lowercased()), seen.insert(text.lowercased()).inserted else {
                return
            }
            found.spellings.append(DocumentTerms.Spelling(text: text, term: term))
        }
        for text in texts where found.spellings.count < Self.most {
            let folded = FoldedText(text)
            let known = self.recognizer.mentions(in: folded, candidates: self.recognizer.candidates(in: folded))
            let tokens = TextToken.tokens(of: folded.scalars)
            for pair in AbbreviationPairs.pairs(in: tokens, scalars: folded.scalars) { self.addPair(pair, add) }
            var isKnown = [Bool](repeating: false, count: folded.scalars.count)
            for mention in known { for index in mention.range { isKnown[index] = true } }
            let isShouting = Self.isShouting(tokens)
            for token in tokens where !isKnown[token.range.lowerBound] && !folded.isInAddress[token.range.lowerBound] {
                if let name = TermShape.term(token, isShouting: isShouting) { add(name, .unknown(name)) }
            }
            for name in ListedNames.names(in: tokens, scalars: folded.scalars, isKnown: isKnown) { add(name, .unknown(name)) }
        }
        return found
    }

    private func addPair(_ pair: AbbreviationPairs.Pair, _ add: (String, Term) -> Void) {
        // "Data Engineers (DE)" are people.
        if let last = PhraseSet.words(of: pair.long).last, StopNames.contains(last) { return }
        let long = self.recognizer.terms(in: pair.long)
        let short = self.recognizer.terms(in: pair.short)
        if let known = short.first {
            if long.isEmpty { add(pair.long, known) }
            return
        }
        let whole = long.first { $0.name.lowercased() == pair.long.lowercased() } ?? (long.count == 1 ? long.first : nil)
        let term = whole ?? .unknown(pair.long)
        add(pair.short, term)
        if whole == nil { add(pair.long, term) }
    }

    /// Mostly capitals: shape says nothing then.
    private static func isShouting(_ tokens: [TextToken]) -> Bool {
        let words = tokens.filter { $0.text.count > 3 }
        let capitals = words.count { $0.text.allSatisfy { !$0.isLowercase } }
        // "APICS CPIM or CSCP certification" names things; only a longer text of capitals shouts.
        return (words.count >= 3 && capitals == words.count) || (words.count >= 6 && capitals * 2 > words.count)
    }
}

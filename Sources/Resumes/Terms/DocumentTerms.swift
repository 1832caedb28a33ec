/// Terms one document introduces: not in the lexicon, or spelt in a way only this document explains.
public struct DocumentTerms: Sendable, Equatable {
    /// One spelling and what it stands for.
    public struct Spelling: Sendable, Equatable {
        public var text: String
        public var term: Term

        public init(text: String, term: Term) {
            self.text = text
            self.term = term
        }
    }

    /// In the order of their first mention.
    public var spellings: [Spelling]

    public init(spellings: [Spelling] = []) { self.spellings = spellings }

    /// The distinct terms, in the order of their first mention.
    public var terms: [Term] {
        var seen: Set<String> = []
        return self.spellings.map(\.term).filter { seen.insert($0.id).inserted }
    }
}

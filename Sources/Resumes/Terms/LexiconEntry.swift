/// A term of the lexicon with its spellings.
public struct LexiconEntry: Sendable, Equatable {
    /// One way to write a term.
    public struct Spelling: Sendable, Equatable {
        public enum Caution: Sendable, Equatable {
            /// Any case.
            case none
            /// Only in the case given: a word otherwise ("WHO", "IT").
            case exactCase
            /// Only in the case given and where the words around it show that the term is meant ("Go", "R", "Excel").
            case context
        }

        public var text: String
        public var caution: Caution

        public init(text: String, caution: Caution = .none) {
            self.text = text
            self.caution = caution
        }
    }

    public var term: Term
    public var kind: TermKind
    public var family: String
    /// The canonical spelling first.
    public var spellings: [Spelling]

    public init(term: Term, kind: TermKind, family: String, spellings: [Spelling]) {
        self.term = term
        self.kind = kind
        self.family = family
        self.spellings = spellings
    }
}

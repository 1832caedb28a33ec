/// A term found in a text, as spelt there.
public struct TermMention: Sendable, Equatable, Codable {
    public var term: Term
    /// The spelling in the text.
    public var spelling: String
    /// Offsets of the mention in the text's Unicode scalars.
    public var range: Range<Int>

    public init(term: Term, spelling: String, range: Range<Int>) {
        self.term = term
        self.spelling = spelling
        self.range = range
    }
}

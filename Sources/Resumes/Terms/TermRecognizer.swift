/// Finds terms in texts: longest match, never inside a word, ambiguous words only where their context shows the term.
public struct TermRecognizer: Sendable {
    public let lexicon: Lexicon

    public init(lexicon: Lexicon) { self.lexicon = lexicon }

    /// On ``Lexicon/standard``.
    public static let standard = TermRecognizer(lexicon: .standard)

    /// All mentions in the order of the text, without overlaps.
    public func mentions(in text: String) -> [TermMention] { [] }

    /// The distinct terms of a text, in the order of their first mention.
    public func terms(in text: String) -> [Term] { [] }

    /// The terms a skill keyword names. The whole keyword is a term even when nobody knows it.
    public func terms(inSkillKeyword keyword: String) -> [Term] { [] }

    /// This recognizer with a document's own terms added.
    public func adding(_ terms: DocumentTerms) -> TermRecognizer { self }
}

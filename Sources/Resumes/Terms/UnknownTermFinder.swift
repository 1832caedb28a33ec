/// Finds terms the lexicon does not know, by their shape and by the words around them.
public struct UnknownTermFinder: Sendable {
    public let recognizer: TermRecognizer

    public init(recognizer: TermRecognizer) { self.recognizer = recognizer }

    /// - Parameters:
    ///   - texts: the document's paragraphs and list items.
    ///   - names: names that are no terms (the employer, the title).
    public func terms(in texts: [String], excluding names: [String] = []) -> DocumentTerms { DocumentTerms() }
}

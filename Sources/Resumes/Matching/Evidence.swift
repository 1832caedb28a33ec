/// A text of the résumé that supports a requirement.
public struct Evidence: Sendable, Equatable, Codable {
    public var source: SourceID
    /// The whole text, as the résumé has it.
    public var quote: String
    /// The requirement's terms it shows, empty when the match is by its words, level or dates.
    public var terms: [Term]

    public init(source: SourceID, quote: String, terms: [Term] = []) {
        self.source = source
        self.quote = quote
        self.terms = terms
    }
}

/// A text of the résumé that a report line points to.
public struct ReportEvidence: Sendable, Equatable, Codable {
    public var source: SourceID
    public var quote: String
    /// Canonical names of the terms the text shows.
    public var terms: [String]

    init(_ evidence: Evidence) {
        self.source = evidence.source
        self.quote = evidence.quote
        self.terms = evidence.terms.map(\.name)
    }
}

public import Resumes

/// The report of a finished job: how the résumé answers the posting, and what became of the document.
///
/// As JSON it is the match report with one more member, `document`, so that it also reads as a ``MatchReport``.
public struct JobReport: Sendable, Equatable, Codable {
    /// What became of the printed document.
    public struct Document: Sendable, Equatable, Codable {
        public var kind: DocumentKind
        public var pages: Int
        /// Texts and entries of the source that were left out for space, in section order.
        public var leftOut: [SourceID]
        /// What a reader of the document should know.
        public var notes: [String]
        /// Lines of the plain text that the résumé was made of which found no place in it; nil when it was made of none.
        public var notUnderstood: [String]?

        public init(kind: DocumentKind, pages: Int, leftOut: [SourceID], notes: [String], notUnderstood: [String]? = nil) {
            self.kind = kind
            self.pages = pages
            self.leftOut = leftOut
            self.notes = notes
            self.notUnderstood = notUnderstood
        }
    }

    private enum CodingKeys: String, CodingKey {
        case document
    }

    public var match: MatchReport
    public var document: Document

    public init(match: MatchReport, document: Document) {
        self.match = match
        self.document = document
    }

    public init(from decoder: any Decoder) throws {
        self.match = try MatchReport(from: decoder)
        self.document = try decoder.container(keyedBy: CodingKeys.self).decode(Document.self, forKey: .document)
    }

    public func encode(to encoder: any Encoder) throws {
        try self.match.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(self.document, forKey: .document)
    }
}

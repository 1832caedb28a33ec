import EventSourcing

/// Of `render`: what the PDF, which is an artifact, is like.
struct RenderedRecord: StepRecord {
    static let kind = "rendered"

    var document: DocumentKind
    /// Of the PDF.
    var hash: Digest
    var pages: Int
    var droppedCharacters: Int
}

/// What one text is worth to a posting.
struct TextGain: Sendable {
    /// Wanted terms the text shows and how well: 0.7 for the term itself, so that a second example still adds something,
    /// 0.28 for a related one.
    var cover: [(term: Int, strength: Double)]
    /// Worth that does not depend on other texts: words shared with the posting and the quality of the text.
    var base: Double
    /// Worth of the text alone, recency included.
    var alone: Double
    /// Worth by wanted terms and shared words only; zero when the text has nothing to do with the posting.
    var relevance: Double
}

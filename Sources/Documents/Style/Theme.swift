/// How a document looks.
public enum Theme: String, Sendable, Hashable, Codable, CaseIterable {
    /// A book serif, centred header, small-capital headings over hairlines.
    case classic
    /// A sans serif, left header, headings in an accent colour.
    case modern
}

/// What a document shall look like. The same options and the same content give the same bytes.
public struct RenderOptions: Sendable, Hashable, Codable {
    public var theme: Theme
    public var page: PageSize
    /// How many pages the document should fill at most. Type and spacing are tightened within the theme's limits to get there;
    /// content is never dropped, so the result may still be longer (see ``RenderedPDF/pages``).
    public var maxPages: Int?
    /// BCP 47; overrides the document's own language for headings, dates, letter forms and `/Lang`.
    public var language: String?

    public init(theme: Theme = .classic, page: PageSize = .a4, maxPages: Int? = nil, language: String? = nil) {
        self.theme = theme
        self.page = page
        self.maxPages = maxPages
        self.language = language
    }
}

/// A finished document.
public struct RenderedPDF: Sendable, Equatable {
    public var bytes: [UInt8]
    public var pages: Int
    /// 0…1, how much of the last page's usable height is taken.
    public var lastPageFill: Double
    /// Everything drawn, in reading order, a line per paragraph or row; bullets are left out.
    public var text: String
    /// The words in ``text`` that the renderer supplied itself, in drawing order: headings, formatted dates. A guard that compares
    /// ``text`` with its sources must allow these.
    public var furniture: [String]
    /// Characters of the source that no pinned font has (emoji, rare scripts) and that were therefore left out.
    public var droppedCharacters: Int

    public init(
        bytes: [UInt8],
        pages: Int,
        lastPageFill: Double,
        text: String,
        furniture: [String],
        droppedCharacters: Int
    ) {
        self.bytes = bytes
        self.pages = pages
        self.lastPageFill = lastPageFill
        self.text = text
        self.furniture = furniture
        self.droppedCharacters = droppedCharacters
    }
}

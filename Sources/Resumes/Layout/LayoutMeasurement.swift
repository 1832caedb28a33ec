/// How a résumé fills its pages when laid out with the real fonts, theme and paper. All heights in PostScript points.
public struct LayoutMeasurement: Sendable, Equatable {
    /// Usable height of one page, margins taken off.
    public var pageHeight: Double
    public var pages: Int
    /// 0…1, how full the last page is.
    public var lastPageFill: Double
    /// Height each block adds, its own spacing included, keyed by the pointer it has in the measured résumé:
    /// `/work/0` is the entry's head (title, employer, dates), `/work/0/summary`, `/work/0/highlights/2`,
    /// `/skills/1`, `/work` a section's heading, `/basics` the header block, `/basics/summary` …
    public var heights: [SourceID: Double]

    public init(pageHeight: Double, pages: Int, lastPageFill: Double, heights: [SourceID: Double]) {
        self.pageHeight = pageHeight
        self.pages = pages
        self.lastPageFill = lastPageFill
        self.heights = heights
    }
}

internal import Resumes

/// A document with every row on its page: what measuring reads and drawing draws.
struct PageLayout {
    var blocks: [Block]
    var rows: [Row]
    var pages: [Paginator.Page]
    var style: StyleSheet
    var page: PageSize
    var language: DocumentLanguage
    var furniture: [String]

    var pageHeight: Double {
        self.page.height - self.style.marginTop - self.style.marginBottom
    }

    var lastPageFill: Double {
        guard let last = self.pages.last else { return 0 }
        return min(last.height / self.pageHeight, 1)
    }

    var measurement: LayoutMeasurement {
        var heights: [SourceID: Double] = [:]
        for row in self.rows {
            heights[self.blocks[row.block].source, default: 0] += row.spaceBefore + row.height
        }
        return LayoutMeasurement(pageHeight: self.pageHeight, pages: self.pages.count, lastPageFill: self.lastPageFill, heights: heights)
    }

    /// What is drawn, a line per block; bullets are left out, a date follows its row after a space.
    var text: String {
        self.blocks.map(\.text).joined(separator: "\n")
    }
}

/// Distributes rows over pages. Pure: heights in, ranges out.
struct Paginator {
    let pageHeight: Double

    struct Page: Equatable {
        var rows: Range<Int>
        /// Height the rows take; space before the first is dropped at the top of a page.
        var height: Double
    }

    /// Fills each page as far as it goes and ends it at the last row after which a page may end. A chain of rows tied together that is
    /// longer than a page is broken where the page is full.
    func pages(_ rows: [Row]) -> [Page] {
        var pages: [Page] = []
        var start = 0
        while start < rows.count {
            var height = 0.0
            var end = start
            var lastBreak: (end: Int, height: Double)?
            while end < rows.count {
                let next = height + (end == start ? 0 : rows[end].spaceBefore) + rows[end].height
                if next > self.pageHeight + 0.001, end > start { break }
                height = next
                end += 1
                if !rows[end - 1].keepWithNext { lastBreak = (end, height) }
            }
            if end < rows.count, let lastBreak {
                end = lastBreak.end
                height = lastBreak.height
            }
            pages.append(Page(rows: start..<end, height: height))
            start = end
        }
        return pages
    }
}

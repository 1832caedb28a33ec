/// Lays a prepared document out and chooses its density.
struct PageFitter {
    let engine: FontEngine
    let document: PreparedDocument
    private let breaker: LineBreaker

    init(engine: FontEngine, document: PreparedDocument) {
        self.engine = engine
        self.document = document
        engine.setLanguage(document.language)
        self.breaker = LineBreaker(engine: engine, language: document.language)
    }

    /// The normal density, unless a tighter one saves a page. If the last page then is under a quarter full, the airy one if that fills
    /// it up and costs no page.
    ///
    /// A document that is longer than `maxPages` in every density comes at the tightest, in which dropping text helps most.
    func fitted() throws(RenderError) -> (layout: PageLayout, dropped: Int) {
        let normal = self.laidOut(.normal)
        guard normal.layout.pages.count <= PDFRenderer.pageLimit * 2 else { throw .tooLong(pages: normal.layout.pages.count) }
        var best = normal
        var tightest = normal
        if normal.layout.pages.count > 1 {
            for density in [Density.snug, .compact] {
                tightest = self.laidOut(density)
                if tightest.layout.pages.count < best.layout.pages.count { best = tightest }
            }
            if best.layout.lastPageFill < 0.25, best.layout.pages.count > 1 {
                let airy = self.laidOut(.airy)
                if airy.layout.pages.count == best.layout.pages.count, airy.layout.lastPageFill >= 0.25 { best = airy }
            }
            if let limit = self.document.options.maxPages, best.layout.pages.count > limit { best = tightest }
        }
        guard best.layout.pages.count <= PDFRenderer.pageLimit else { throw .tooLong(pages: best.layout.pages.count) }
        return best
    }

    private func laidOut(_ density: Density) -> (layout: PageLayout, dropped: Int) {
        let style = self.document.style(density)
        let page = self.document.options.page
        let composed = self.document.source.blocks(style: style, vocabulary: self.document.language.vocabulary)
        var coverage = Coverage(engine: self.engine)
        let blocks = composed.blocks.map { coverage.drawable($0) }.settled()
        var builder = RowBuilder(breaker: self.breaker, style: style, measure: page.width - 2 * style.marginSide)
        for (index, block) in blocks.enumerated() { builder.add(block, index: index) }
        let height = page.height - style.marginTop - style.marginBottom
        let layout = PageLayout(
            blocks: blocks,
            rows: builder.rows,
            pages: Paginator(pageHeight: height).pages(builder.rows),
            style: style,
            page: page,
            language: self.document.language,
            furniture: composed.furniture
        )
        return (layout, coverage.dropped)
    }
}

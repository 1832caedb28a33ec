internal import CPangoCairo

/// Draws a layout into a tagged PDF with cairo.
///
/// Only leaf tags carry content in cairo 1.16, so each line is a `Span`, `Link` or `Lbl` of its own inside its block's element, drawn as a
/// Pango layout of its own that includes the space at its end; otherwise readers of the structure tree lose text.
struct PageDrawer {
    let layout: PageLayout
    let engine: FontEngine
    let title: String
    let author: String

    func bytes() throws(RenderError) -> [UInt8] {
        let sink = ByteSink()
        let surface: OpaquePointer = cairo_pdf_surface_create_for_stream(
            ByteSink.write,
            Unmanaged.passUnretained(sink).toOpaque(),
            self.layout.page.width,
            self.layout.page.height
        )
        defer { cairo_surface_destroy(surface) }
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, self.title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, self.author)
        // cairo would take the clock; the last pass takes the entry out again.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
        let cairo: OpaquePointer = cairo_create(surface)
        self.engine.setLanguage(self.layout.language)
        var tags = StructureTags(cairo: cairo)
        for (number, page) in self.layout.pages.enumerated() {
            if number > 0 { cairo_show_page(cairo) }
            self.draw(page, on: cairo, tags: &tags)
        }
        tags.close()
        cairo_show_page(cairo)
        let drawing = cairo_status(cairo)
        cairo_destroy(cairo)
        cairo_surface_finish(surface)
        let status = drawing == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : drawing
        guard status == CAIRO_STATUS_SUCCESS else { throw .drawingFailed(status: Int(status.rawValue)) }
        return sink.bytes
    }

    private func draw(_ page: Paginator.Page, on cairo: OpaquePointer, tags: inout StructureTags) {
        var top = self.layout.style.marginTop
        for index in page.rows {
            let row = self.layout.rows[index]
            if index != page.rows.lowerBound { top += row.spaceBefore }
            tags.enter(block: row.block, role: self.layout.blocks[row.block].role)
            for run in row.runs {
                self.draw(run, baseline: top + row.baseline - run.rise, on: cairo, tags: &tags)
            }
            if let rule = row.rule { self.draw(rule, y: top + row.baseline + rule.drop, on: cairo) }
            top += row.height
        }
    }

    private func draw(_ run: Row.Run, baseline: Double, on cairo: OpaquePointer, tags: inout StructureTags) {
        let text = PangoText(run.text, engine: self.engine, rightToLeft: run.rightToLeft)
        defer { text.release() }
        var left = self.layout.style.marginSide + run.offset
        if self.layout.language.isRightToLeft {
            left = self.layout.page.width - self.layout.style.marginSide - run.offset - run.width
        }
        // The space at a broken line's end hangs to the left of text that runs to the left.
        if run.rightToLeft { left -= text.width - run.width }
        tags.leaf(run.tag) { text.show(on: cairo, x: left, y: baseline) }
    }

    private func draw(_ rule: StyleSheet.Rule, y: Double, on cairo: OpaquePointer) {
        cairo_set_source_rgb(cairo, rule.colour.red, rule.colour.green, rule.colour.blue)
        cairo_rectangle(cairo, self.layout.style.marginSide, y, self.layout.page.width - 2 * self.layout.style.marginSide, rule.thickness)
        cairo_fill(cairo)
    }
}

internal import CPangoCairo

/// A Pango layout of one styled text. Lives for one call on the render thread; the caller releases it.
struct PangoText {
    private let layout: OpaquePointer
    private let text: StyledText
    private let length: Int

    init(_ text: StyledText, engine: FontEngine, rightToLeft: Bool) {
        pango_context_set_base_dir(engine.context, rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
        self.layout = pango_layout_new(engine.context)
        pango_layout_set_auto_dir(self.layout, 0)
        pango_layout_set_single_paragraph_mode(self.layout, 1)
        pango_layout_set_wrap(self.layout, PANGO_WRAP_WORD_CHAR)
        let string = text.text
        self.text = text
        self.length = string.utf8.count
        pango_layout_set_text(self.layout, string, Int32(self.length))
        if let first = text.spans.first {
            pango_layout_set_font_description(self.layout, engine.description(first.style))
        }
        let attributes: OpaquePointer = pango_attr_list_new()
        Self.insert(pango_attr_insert_hyphens_new(0), 0..<self.length, attributes)
        var offset = 0
        for span in text.spans {
            let range = offset..<(offset + span.text.utf8.count)
            Self.insert(span.style, isArabic: engine.plan.arabic, range, attributes, engine)
            if engine.plan.hasMirroredBrackets {
                for position in TextDirection.mirroredBrackets(in: string, rightToLeft: rightToLeft) where range.contains(position) {
                    Self.insert(
                        pango_attr_font_desc_new(engine.description(span.style, mirrored: true)),
                        position..<(position + 1),
                        attributes
                    )
                }
            }
            offset = range.upperBound
        }
        pango_layout_set_attributes(self.layout, attributes)
        pango_attr_list_unref(attributes)
    }

    func release() {
        g_object_unref(UnsafeMutableRawPointer(self.layout))
    }

    func setMeasure(_ measure: Double) {
        pango_layout_set_width(self.layout, measure.isFinite ? Int32((measure * Double(PANGO_SCALE)).rounded(.down)) : -1)
    }

    /// UTF-8 ranges of the lines, which cover the text without gaps, and their widths.
    func lineRanges() -> [(Range<Int>, Double)] {
        var starts: [Int] = []
        var widths: [Double] = []
        var node = pango_layout_get_lines_readonly(self.layout)
        while let current = node {
            if let line = current.pointee.data?.assumingMemoryBound(to: PangoLayoutLine.self) {
                var logical = PangoRectangle()
                pango_layout_line_get_extents(line, nil, &logical)
                starts.append(Int(line.pointee.start_index))
                widths.append(Double(logical.width) / Double(PANGO_SCALE))
            }
            node = current.pointee.next
        }
        return starts.indices.map { index in
            (starts[index]..<(index + 1 < starts.count ? starts[index + 1] : self.length), widths[index])
        }
    }

    /// Draws the text's one line, the baseline starting at (`x`, `y`).
    ///
    /// Stretches of one font and direction are drawn in the order in which they are read. Pango's own order is from left to right on the
    /// page, in which readers of the content stream would find the sentences of a right-to-left line back to front.
    func show(on cairo: OpaquePointer, x: Double, y: Double) {
        guard let line = pango_layout_get_line_readonly(self.layout, 0), let text = pango_layout_get_text(self.layout) else { return }
        var stretches: [(offset: Int, left: Double, item: UnsafeMutablePointer<PangoGlyphItem>)] = []
        var left = x
        var node = line.pointee.runs
        while let current = node {
            if let item = current.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self) {
                stretches.append((Int(item.pointee.item.pointee.offset), left, item))
                left += Double(pango_glyph_string_get_width(item.pointee.glyphs)) / Double(PANGO_SCALE)
            }
            node = current.pointee.next
        }
        stretches.sort { $0.offset < $1.offset }
        for stretch in stretches {
            let colour = self.colour(at: stretch.offset)
            cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue)
            cairo_move_to(cairo, stretch.left, y)
            pango_cairo_show_glyph_item(cairo, text, stretch.item)
        }
    }

    private func colour(at offset: Int) -> Colour {
        var end = 0
        for span in self.text.spans {
            end += span.text.utf8.count
            if offset < end { return span.style.colour }
        }
        return .grey(0)
    }

    private static func insert(
        _ style: TextStyle,
        isArabic: Bool,
        _ range: Range<Int>,
        _ list: OpaquePointer,
        _ engine: FontEngine
    ) {
        // Ligatures come back from some readers as U+FB01 and the like; contextual forms are what joins Arabic letters.
        var features = "liga 0, clig 0, dlig 0, hlig 0" + (isArabic ? "" : ", calt 0")
        if style.smallCaps { features += ", smcp 1" }
        if style.tabularFigures { features += ", tnum 1" }
        Self.insert(pango_attr_font_desc_new(engine.description(style)), range, list)
        Self.insert(pango_attr_font_features_new(features), range, list)
        // Tracking would tear joined letters apart.
        if style.tracking != 0, !isArabic {
            Self.insert(pango_attr_letter_spacing_new(Int32(style.tracking * Double(PANGO_SCALE))), range, list)
        }
    }

    private static func insert(_ attribute: UnsafeMutablePointer<PangoAttribute>?, _ range: Range<Int>, _ list: OpaquePointer) {
        guard let attribute else { return }
        attribute.pointee.start_index = UInt32(range.lowerBound)
        attribute.pointee.end_index = UInt32(range.upperBound)
        pango_attr_list_insert(list, attribute)
    }
}

extension PangoText {
    /// Width of the text on one line, spaces at its end included.
    var width: Double {
        var logical = PangoRectangle()
        pango_layout_get_extents(self.layout, nil, &logical)
        return Double(logical.width) / Double(PANGO_SCALE)
    }
}

internal import CPangoCairo

/// Breaks paragraphs into lines with Pango's shaping.
struct LineBreaker {
    let engine: FontEngine
    let language: DocumentLanguage

    /// The lines of a text in a measure. Words break only when longer than a line, and without hyphens.
    func lines(_ text: StyledText, measure: Double) -> [TextLine] {
        let key = LineCache.Key(text: text, measure: measure, language: self.language)
        if let known = self.engine.lines[key] { return known }
        var lines = self.broken(text, measure: measure)
        if lines.count > 1, lines.count <= 8, let last = lines.last, last.width < measure * 0.14 {
            // A last line of one short word looks lost: narrow the measure a little if that costs no line.
            for factor in [0.98, 0.96, 0.94, 0.92, 0.9, 0.88] {
                let narrower = self.broken(text, measure: measure * factor)
                guard narrower.count == lines.count else { break }
                lines = narrower
                if let last = narrower.last, last.width >= measure * 0.14 { break }
            }
        }
        self.engine.lines[key] = lines
        return lines
    }

    /// The width of a text on one line.
    func width(_ text: StyledText) -> Double {
        self.lines(text, measure: .infinity).first?.width ?? 0
    }

    private func broken(_ text: StyledText, measure: Double) -> [TextLine] {
        let string = text.text
        guard !string.isEmpty else { return [] }
        let rightToLeft = text.leftToRight ? false : TextDirection.isRightToLeft(string) ?? self.language.isRightToLeft
        let layout = PangoText(text, engine: self.engine, rightToLeft: rightToLeft)
        defer { layout.release() }
        layout.setMeasure(measure)
        return layout.lineRanges()
            .map { range, width in
                TextLine(text: text.slice(range), width: width, rightToLeft: rightToLeft)
            }
    }
}

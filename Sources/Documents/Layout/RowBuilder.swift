/// Breaks blocks into rows.
struct RowBuilder {
    let breaker: LineBreaker
    let style: StyleSheet
    let measure: Double
    private(set) var rows: [Row] = []

    init(breaker: LineBreaker, style: StyleSheet, measure: Double) {
        self.breaker = breaker
        self.style = style
        self.measure = measure
    }

    mutating func add(_ block: Block, index: Int) {
        switch block.content {
        case .paragraph(let text, let alignment, let link):
            let isItem = block.role == .item
            let indent = isItem ? self.style.itemIndent : 0
            let lines = self.breaker.lines(text, measure: self.measure - indent)
            for (number, line) in lines.enumerated() {
                let offset = alignment == .centre ? max((self.measure - line.width) / 2, 0) : indent
                var runs = [Self.run(line, offset, link.map(Row.Tag.link) ?? .text)]
                if isItem, number == 0 { runs.insert(self.bullet(), at: 0) }
                self.append(runs, block, index, number: number, of: lines.count)
            }
        case .row(let text, let link, let trailing):
            self.addRow(text, link, trailing, block, index)
        case .pieces(let pieces, let separator, let alignment):
            self.addPieces(pieces, separator, alignment, block, index)
        }
    }

    private mutating func addRow(_ text: StyledText, _ link: String?, _ trailing: StyledText?, _ block: Block, _ index: Int) {
        let gap = 14.0
        let trailingLine = trailing.flatMap { self.breaker.lines($0, measure: .infinity).first }
        let trailingWidth = trailingLine?.width ?? 0
        // A trailing text that would leave too little room goes below.
        let fits = trailingWidth <= self.measure * 0.45
        let lines = self.breaker.lines(text, measure: self.measure - (fits && trailingWidth > 0 ? trailingWidth + gap : 0))
        var below: [TextLine] = []
        if !fits, let trailing { below = self.breaker.lines(trailing, measure: self.measure) }
        let beside = fits ? trailingLine : nil
        let count = max(lines.count, beside == nil ? 0 : 1)
        for number in 0..<(count + below.count) {
            var runs: [Row.Run] = []
            if number < lines.count { runs.append(Self.run(lines[number], 0, link.map(Row.Tag.link) ?? .text)) }
            if number == count - 1, let beside {
                var run = Self.run(beside, self.measure - beside.width, .text)
                run.rise = Double(number) * block.lineHeight
                runs.append(run)
            }
            if number >= count { runs.append(Self.run(below[number - count], 0, .text)) }
            self.append(runs, block, index, number: number, of: count + below.count)
        }
    }

    private mutating func addPieces(
        _ pieces: [Block.Piece],
        _ separator: StyledText,
        _ alignment: Block.Alignment,
        _ block: Block,
        _ index: Int
    ) {
        let gap = self.breaker.width(separator)
        let texts = pieces.map { self.breaker.lines($0.text, measure: self.measure) }
        let limit = self.balancedMeasure(texts.map { $0.count == 1 ? $0[0].width : self.measure }, gap: gap)
        var lines: [[Row.Run]] = [[]]
        var end = 0.0
        for (piece, broken) in zip(pieces, texts) {
            let width = broken.count == 1 ? broken[0].width : self.measure
            if !(lines[lines.count - 1].isEmpty), end + gap + width > limit {
                lines.append([])
            }
            if lines[lines.count - 1].isEmpty {
                end = 0
            } else {
                let line = TextLine(text: separator, width: gap, rightToLeft: self.breaker.language.isRightToLeft)
                lines[lines.count - 1].append(Self.run(line, end, .text))
                end += gap
            }
            for (number, line) in broken.enumerated() {
                if number > 0 { lines.append([]) }
                lines[lines.count - 1].append(Self.run(line, number > 0 ? 0 : end, piece.link.map(Row.Tag.link) ?? .text))
                end = (number > 0 ? 0 : end) + line.width
            }
        }
        for (number, var runs) in lines.enumerated() {
            if alignment == .centre, let last = runs.last {
                let shift = max((self.measure - last.offset - last.width) / 2, 0)
                for position in runs.indices { runs[position].offset += shift }
            }
            self.append(runs, block, index, number: number, of: lines.count)
        }
    }

    /// The narrowest measure in which pieces take no more lines than in the full one, so that the last line does not hold one piece
    /// while the first is full.
    private func balancedMeasure(_ widths: [Double], gap: Double) -> Double {
        func lineCount(_ limit: Double) -> Int {
            var count = 0
            var end = Double.infinity
            for width in widths {
                if end + gap + width > limit {
                    count += 1
                    end = width
                } else {
                    end += gap + width
                }
            }
            return count
        }
        let count = lineCount(self.measure)
        guard count > 1, let widest = widths.max(), widest < self.measure else { return self.measure }
        var best = self.measure
        for step in 1...24 {
            let limit = self.measure * (1 - 0.02 * Double(step))
            guard limit >= widest, lineCount(limit) == count else { break }
            best = limit
        }
        return best
    }

    private func bullet() -> Row.Run {
        let text = StyledText("•", self.style.bullet)
        let line = TextLine(text: text, width: self.breaker.width(text), rightToLeft: self.breaker.language.isRightToLeft)
        return Self.run(line, self.style.bulletIndent, .bullet)
    }

    private static func run(_ line: TextLine, _ offset: Double, _ tag: Row.Tag) -> Row.Run {
        Row.Run(text: line.text, offset: offset, width: line.width, rightToLeft: line.rightToLeft, tag: tag)
    }

    /// Adds a row, tying the first two and the last two lines of a paragraph together.
    private mutating func append(_ runs: [Row.Run], _ block: Block, _ index: Int, number: Int, of count: Int) {
        let isLast = number == count - 1
        let ruleHeight = isLast ? block.rule.map { $0.drop + $0.thickness + $0.gap } ?? 0 : 0
        let baseline = block.lineHeight * 0.75
        self.rows.append(
            Row(
                block: index,
                runs: runs,
                spaceBefore: number == 0 ? block.spaceBefore : 0,
                height: ruleHeight > 0 ? baseline + ruleHeight : block.lineHeight,
                baseline: baseline,
                keepWithNext: isLast ? block.keepWithNext : block.keepWithNext || number == 0 || number == count - 2,
                rule: isLast ? block.rule : nil
            )
        )
    }
}

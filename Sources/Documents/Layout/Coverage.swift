/// Leaves out what no pinned font has a glyph for: it would be drawn as a box and read back as nothing.
struct Coverage {
    let engine: FontEngine
    private(set) var dropped = 0

    init(engine: FontEngine) {
        self.engine = engine
    }

    mutating func drawable(_ block: Block) -> Block {
        var block = block
        switch block.content {
        case .paragraph(let text, let alignment, let link):
            block.content = .paragraph(self.drawable(text), alignment, link: link)
        case .row(let text, let link, let trailing):
            block.content = .row(self.drawable(text), link: link, trailing: trailing.map { self.drawable($0) })
        case .pieces(let pieces, let separator, let alignment):
            let covered = pieces.map { Block.Piece(text: self.drawable($0.text), link: $0.link) }
            block.content = .pieces(covered.filter { !$0.text.isEmpty }, separator: separator, alignment)
        }
        return block
    }

    private mutating func drawable(_ text: StyledText) -> StyledText {
        guard text.spans.contains(where: { !self.isCovered($0.text) }) else { return text }
        var result = text
        for index in result.spans.indices {
            var kept = String.UnicodeScalarView()
            for scalar in result.spans[index].text.unicodeScalars {
                if self.isCovered(scalar) { kept.append(scalar) } else { self.dropped += 1 }
            }
            result.spans[index].text = DrawableText.squeezed(String(kept))
        }
        return result
    }

    private func isCovered(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 } || text.unicodeScalars.allSatisfy(self.isCovered)
    }

    private func isCovered(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x200C...0x200F: true
        default: self.engine.covers(scalar)
        }
    }
}

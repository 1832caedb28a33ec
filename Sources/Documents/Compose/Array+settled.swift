extension [Block] {
    /// The blocks as they are laid out: without those that show nothing, without headings that have nothing below them, and tied
    /// together so that a page ends where a reader can pause.
    func settled() -> [Block] {
        var blocks = self.filter { !$0.text.isEmpty }.withoutEmptySections
        for index in blocks.indices.dropLast() { blocks[index].keepWithNext = blocks.isTied(index) }
        if let last = blocks.indices.last { blocks[last].keepWithNext = false }
        return blocks
    }

    /// A section's heading has a rule; a letter's subject has none and may stand alone.
    private var withoutEmptySections: [Block] {
        self.indices
            .filter { index in
                guard self[index].role == .section, self[index].rule != nil else { return true }
                return index + 1 < self.count && self[index + 1].role != .section
            }
            .map { self[$0] }
    }

    /// Whether a page may not end between a block and the next.
    ///
    /// A list is divided with two items at least on either side, and what introduces it stays with its beginning. An entry without
    /// details is not tied to the entry or section after it.
    private func isTied(_ index: Int) -> Bool {
        let block = self[index]
        let next = self[index + 1]
        if block.role == .section { return true }
        switch next.role {
        case .title, .section, .entry: return false
        case .subentry: return block.role == .subentry ? false : block.keepWithNext
        case .item: return block.role != .item || self.isNearEdge(index) { $0.role == .item }
        case .paragraph:
            if block.isCompactEntry, next.isCompactEntry { return self.isNearEdge(index, of: \.isCompactEntry) }
            if block.role == .item, !next.isCompactEntry { return true }
            return block.keepWithNext
        }
    }

    /// Whether the block is the first or the last but one of its run.
    private func isNearEdge(_ index: Int, of belongs: (Block) -> Bool) -> Bool {
        index == 0 || !belongs(self[index - 1]) || index + 2 >= self.count || !belongs(self[index + 2])
    }
}

extension Block {
    /// An entry of one line, such as a group of skills.
    fileprivate var isCompactEntry: Bool {
        guard case .row = self.content else { return false }
        return self.role == .paragraph
    }
}

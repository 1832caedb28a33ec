/// Cuts the lines of a section into entries.
///
/// Where lines give times, each such line makes an entry, and the first one shows how many lines of a head stand before it. Where none
/// does, gaps part the entries.
struct EntryBlocks {
    private static let headWords = 14

    private let lines: [WrittenLine]
    private let anchors: [Int]
    /// Lines of a head that stand before the one with the time.
    private let before: Int

    static func blocks(of lines: [WrittenLine]) -> [EntryBlock] { Self(lines).blocks() }

    private init(_ lines: [WrittenLine]) {
        let dated = lines.indices.filter { Self.isDated(lines[$0]) }
        let plain = dated.filter { !lines[$0].isBullet }
        // Entries may be items of a list, when nothing else gives times.
        let anchors = plain.isEmpty && !lines.contains(where: { !$0.isBullet }) ? dated : plain
        self.lines = lines
        self.anchors = anchors
        self.before = anchors.first.map { min($0 - Self.start(ofHeadEndingAt: $0, after: 0, lines), 3) } ?? 0
    }

    private func blocks() -> [EntryBlock] {
        guard let first = self.anchors.first else { return self.blocksByGaps() }
        var blocks: [EntryBlock] = []
        var starts: [Int] = []
        var floor = 0
        for anchor in self.anchors {
            starts.append(max(Self.start(ofHeadEndingAt: anchor, after: floor, self.lines), anchor - self.before))
            floor = anchor + 1
        }
        if let begin = starts.first, begin > 0, first > 0 {
            // What stands before the first head belongs to no entry that is known.
            blocks += self.blocksByGaps(0..<begin)
        }
        for (index, anchor) in self.anchors.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : self.lines.count
            blocks.append(self.block(starts[index]..<end, anchor: anchor))
        }
        return blocks
    }

    private func block(_ range: Range<Int>, anchor: Int) -> EntryBlock {
        var block = EntryBlock()
        for index in range.lowerBound...anchor { block.addHead(self.lines[index]) }
        var index = anchor + 1
        // A head of one line goes on in the next, when that is no text of its own.
        let wanted = block.head.flatMap(\.self).count < 2 ? 2 : (self.before == 0 ? 1 : 0)
        var taken = 0
        while index < range.upperBound, taken < wanted, Self.isHeadLike(self.lines[index]), !self.lines[index].followsGap {
            // A role under an employer that was named before keeps to itself.
            block.addHead(self.lines[index])
            index += 1
            taken += 1
        }
        block.body = Array(self.lines[index..<range.upperBound])
        return block
    }

    private func blocksByGaps(_ range: Range<Int>? = nil) -> [EntryBlock] {
        let range = range ?? self.lines.indices
        let hasGaps = range.dropFirst().contains { self.lines[$0].followsGap }
        let hasBullets = range.contains { self.lines[$0].isBullet }
        let allBullets = range.allSatisfy { self.lines[$0].isBullet }
        var blocks: [EntryBlock] = []
        for index in range {
            let line = self.lines[index]
            let opens: Bool
            if allBullets || (!hasGaps && !hasBullets) {
                opens = allBullets || Self.isHeadLike(line)
            } else {
                let isHead = Self.isHeadLike(line) && !line.isBullet
                let previousWasBody = index > range.lowerBound && (self.lines[index - 1].isBullet || line.followsGap)
                opens = isHead && previousWasBody
            }
            if opens || blocks.isEmpty {
                var block = EntryBlock()
                if allBullets || Self.isHeadLike(line) { block.addHead(line) } else { block.body.append(line) }
                blocks.append(block)
            } else if hasGaps || hasBullets, blocks[blocks.count - 1].body.isEmpty, Self.isHeadLike(line), !line.isBullet {
                blocks[blocks.count - 1].addHead(line)
            } else {
                blocks[blocks.count - 1].body.append(line)
            }
        }
        return blocks
    }

    // MARK: -

    private static func start(ofHeadEndingAt anchor: Int, after floor: Int, _ lines: [WrittenLine]) -> Int {
        var start = anchor
        while start > floor, !lines[start].followsGap, Self.isHeadLike(lines[start - 1]), !Self.isDated(lines[start - 1]) { start -= 1 }
        return start
    }

    private static func isDated(_ line: WrittenLine) -> Bool {
        line.text.split(separator: " ").count <= 24
            && line.columns.contains { column in
                guard let dated = DateSpanReader.read(column) else { return false }
                return dated.span.isRange || !line.isBullet || line.columns.count > 1
            }
    }

    private static func isHeadLike(_ line: WrittenLine) -> Bool {
        guard !line.isBullet, let last = line.text.last, line.text.split(separator: " ").count <= Self.headWords else { return false }
        if ResumeHeadings.isInnerLabel(line.text) { return false }
        guard let first = line.text.first(where: { $0.isLetter || $0.isNumber }), !first.isLowercase else { return false }
        // "Acme Inc." ends no sentence.
        let isSentence = last == "." && line.text.split(separator: " ").count > 5
        return !isSentence && last != ":" && last != ";"
    }
}

extension ResumeTextReader {
    static func works(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> [Work] {
        var works: [Work] = []
        for block in EntryBlocks.blocks(of: lines) {
            let head = EntryHead(block.head, isName: EmployerWords.areIn, isPosition: RoleWords.areIn)
            guard let (summary, highlights) = Self.told(block, head, &ledger) else { continue }
            var work = Work(
                name: head.name,
                location: head.location,
                position: head.position,
                startDate: block.span?.started,
                endDate: block.span?.ended,
                summary: summary,
                highlights: highlights
            )
            // A role beneath others of one employer, which is named once above them.
            if head.position == nil, let name = head.name, RoleWords.areIn(name) { (work.position, work.name) = (name, nil) }
            if work.name == nil, work.position != nil, block.headLines.count == 1,
                block.headLines.allSatisfy({ !$0.followsGap || $0.isIndented }),
                let above = works.last?.name
            {
                work.name = above
            }
            works.append(work)
        }
        return works
    }

    static func volunteers(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> [Volunteer] {
        EntryBlocks.blocks(of: lines)
            .compactMap { block in
                let head = EntryHead(block.head, isName: EmployerWords.areIn, isPosition: RoleWords.areIn)
                guard let (summary, highlights) = Self.told(block, head, &ledger) else { return nil }
                return Volunteer(
                    organization: head.name,
                    position: head.position,
                    startDate: block.span?.started,
                    endDate: block.span?.ended,
                    summary: [head.location, summary].compactMap(\.self).joined(separator: "\n").nonEmpty,
                    highlights: highlights
                )
            }
    }

    static func projects(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> [Project] {
        EntryBlocks.blocks(of: lines)
            .compactMap { block in
                var parts = block.head.flatMap(\.self)
                guard let first = parts.first else {
                    for line in block.headLines + block.body { ledger.refuse(line) }
                    return nil
                }
                for line in block.headLines { ledger.use(line) }
                let url = parts.lastIndex(where: ContactPiece.isLink).map { parts.remove(at: $0) }
                var name = parts.isEmpty ? first : parts.removeFirst()
                if let (label, rest) = ListItems.labelled(name) {
                    name = label
                    parts.insert(rest, at: 0)
                }
                let (summary, highlights) = Self.texts(block.body, &ledger)
                return Project(
                    name: name,
                    description: (parts + [summary].compactMap(\.self)).joined(separator: "\n").nonEmpty,
                    highlights: highlights,
                    startDate: block.span?.started,
                    endDate: block.span?.ended,
                    url: url
                )
            }
    }

    /// What an entry tells beneath its head; nil for lines that are no entry, which are listed.
    private static func told(_ block: EntryBlock, _ head: EntryHead, _ ledger: inout LineLedger) -> (String?, [String])? {
        guard head.name != nil || head.position != nil else {
            for line in block.headLines + block.body { ledger.refuse(line) }
            return nil
        }
        for line in block.headLines { ledger.use(line) }
        let (summary, highlights) = Self.texts(block.body, &ledger)
        return ((head.rest + [summary].compactMap(\.self)).joined(separator: "\n").nonEmpty, highlights)
    }

    private static func texts(_ lines: [WrittenLine], _ ledger: inout LineLedger) -> (String?, [String]) {
        for line in lines { ledger.use(line) }
        let items = EntryBody(lines.filter { !ResumeHeadings.isInnerLabel($0.text) }).items
        return (EntryBody.prose(items), items.filter(\.isBullet).map(\.text))
    }
}

extension DateSpan {
    /// A single date says when something ended, and so when it was.
    var started: ResumeDate? { self.isRange ? self.start : self.end }
    var ended: ResumeDate? { self.end }
}

extension String {
    var nonEmpty: String? { self.isEmpty ? nil : self }
}

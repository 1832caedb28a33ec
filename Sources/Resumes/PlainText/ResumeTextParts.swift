/// A text's lines by the headings above them.
struct ResumeTextParts {
    private(set) var head: [WrittenLine] = []
    private(set) var sections: [(section: ResumeSection, lines: [WrittenLine])] = []

    init(_ lines: [WrittenLine], _ ledger: inout LineLedger) {
        let headings = lines.filter { ResumeHeadings.section($0) != nil }
        let areCapitals = headings.count >= 2 && headings.allSatisfy { Self.isCapitals($0.text) }
        let areMarked = headings.compactMap(\.headingLevel).max()
        // Lines beneath a heading that nobody knows stay with nobody.
        var isForeign = false
        for (index, line) in lines.enumerated() {
            let isTitle = self.sections.isEmpty && index == 0 && ResumeHeadings.isTitle(line.text)
            if !isTitle, let section = ResumeHeadings.section(line) {
                ledger.use(line)
                self.sections.append((section, []))
                isForeign = false
            } else if let (section, rest) = self.runIn(line) {
                var content = line
                content.columns = [rest]
                self.sections.append((section, [content]))
                isForeign = false
            } else if !self.sections.isEmpty, Self.isForeignHeading(line, areCapitals, areMarked, next: lines.dropFirst(index + 1).first) {
                isForeign = true
            } else if self.sections.isEmpty {
                self.addWithoutHeading(line)
            } else if !isForeign {
                self.sections[self.sections.count - 1].lines.append(line)
            }
        }
    }

    /// Without headings an entry still shows by its time.
    private mutating func addWithoutHeading(_ line: WrittenLine) {
        guard !self.head.isEmpty, line.columns.contains(where: { DateSpanReader.read($0)?.span.isRange ?? false }) else {
            return self.head.append(line)
        }
        var lines = [line]
        // Its head's other lines came before, unless they say how to reach the person.
        while lines.count < 3, !lines[0].followsGap, self.head.count > 1, let last = self.head.last, !Self.isContact(last) {
            lines.insert(last, at: 0)
            self.head.removeLast()
        }
        let text = lines.map(\.text).joined(separator: " ")
        self.sections.append((SchoolWords.areIn(text) || DegreeLevel.shown(in: text) != nil ? .education : .work, lines))
    }

    /// "Skills: Swift, C".
    private func runIn(_ line: WrittenLine) -> (ResumeSection, String)? {
        guard !line.isBullet, let (label, rest) = ListItems.labelled(line.text), let section = ResumeHeadings.section(named: label),
            section != .contact
        else { return nil }
        guard let open = self.sections.last else { return self.head.isEmpty ? nil : (section, rest) }
        if section == open.section { return nil }
        // Inside an entry it is a line of the entry; of skills, languages may be those of machines.
        if open.section.hasEntries { return line.followsGap && !line.isIndented ? (section, rest) : nil }
        if open.section == .skills { return section == .languages && SpokenLanguage.code(named: rest) != nil ? (section, rest) : nil }
        return (section, rest)
    }

    private static func isContact(_ line: WrittenLine) -> Bool {
        ContactPiece.pieces(of: line)
            .contains { WebAddress.isEmail($0) || ContactPiece.isPhone($0) || ContactPiece.isLink($0) || ContactLabel.split($0) != nil }
    }

    private static func isForeignHeading(_ line: WrittenLine, _ areCapitals: Bool, _ markedLevel: Int?, next: WrittenLine?) -> Bool {
        guard !line.isBullet, line.columns.count == 1, line.text.split(separator: " ").count <= 5, DateSpanReader.read(line.text) == nil
        else { return false }
        if let level = line.headingLevel, let markedLevel { return level <= markedLevel && markedLevel < 7 }
        guard areCapitals, markedLevel == nil, line.followsGap, Self.isCapitals(line.text), let next, !next.followsGap else { return false }
        return !next.columns.contains { DateSpanReader.read($0) != nil } && !RoleWords.areIn(next.text) && !RoleWords.areIn(line.text)
    }

    private static func isCapitals(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return letters.count >= 3 && letters.allSatisfy(\.isUppercase)
    }
}

/// Title and employer, from labelled lines, the first heading or line, and the sentences postings open with.
struct PostingHead {
    private(set) var title: String?
    private(set) var employer: String?

    init(lines: [PostingLine], blocks: [PostingBlock]) {
        let head = lines.filter { $0.kind != .blank }.prefix(40)
        for line in head { self.readLabel(line.text) }
        if let first = head.first(where: { !HeadPhrases.isNoise($0.text) }) { self.readFirst(first) }
        // A lone full stop parts the blocks, so that no name runs from one into the next.
        let opening = blocks.prefix(30).map(\.text).joined(separator: " . ")
        let text = String(opening.prefix(4_000))
        if self.title == nil { self.title = HeadPhrases.soughtTitle(in: text) }
        if self.employer == nil { self.employer = HeadPhrases.employer(in: text) }
        if self.employer == nil { self.employer = Self.secondLine(of: Array(head), title: self.title) }
        for line in head where self.employer == nil && line.isHeading { self.employer = HeadPhrases.aboutName(line.text) }
        self.confirmDashedEmployer(in: lines)
    }

    /// The line after the title when it reads like a company's name ("Larkspur Logistics").
    private static func secondLine(of head: [PostingLine], title: String?) -> String? {
        guard head.count > 1, head[0].text == title, head[1].kind == .text || head[1].kind == .heading(level: 7) else { return nil }
        // "Larkspur Logistics · Rotterdam", "Larkspur Hospital, Leeds": the name stands first.
        let marks = [" · ", " | ", " • ", ", "].compactMap { head[1].text.firstByteRange(of: $0)?.lowerBound }
        let name = String(head[1].text[..<(marks.min() ?? head[1].text.endIndex)])
        let words = name.split(separator: " ")
        guard (2...6).contains(words.count), words.allSatisfy({ $0.first?.isUppercase ?? false || $0 == "&" || $0 == "of" }) else {
            return nil
        }
        return words.contains { HeadPhrases.companyWords.contains($0.lowercased().filter(\.isLetter)) } ? name : nil
    }

    /// "Company: X", "Job title: Y".
    private mutating func readLabel(_ text: String) {
        guard let colon = text.prefix(40).firstIndex(of: ":") else { return }
        let label = text[..<colon].lowercased()[...].trimmingSpaces
        let value = String(text[text.index(after: colon)...].trimmingSpaces)
        guard !value.isEmpty, value.count <= 100 else { return }
        if self.title == nil, HeadPhrases.titleLabels.contains(String(label)) { self.title = value }
        if self.employer == nil, HeadPhrases.employerLabels.contains(String(label)) { self.employer = value }
    }

    /// The first line is the title when it is short, no sentence and no section's heading.
    private mutating func readFirst(_ line: PostingLine) {
        let text = line.text
        guard text.count <= 90, !text.contains(":"), let last = text.last, !".!?;,".contains(last),
            text.split(separator: " ").count <= 12, !SectionLexicon.isExactHeading(text), line.kind != .listItem
        else { return }
        if let (role, name) = HeadPhrases.splitAtEmployer(text) {
            if self.title == nil { self.title = role }
            if self.employer == nil { self.employer = name }
            return
        }
        if self.title == nil, HeadPhrases.soughtTitle(in: text) == nil, HeadPhrases.aboutName(text) == nil { self.title = text }
    }

    /// "Title - Employer": the part behind the dash counts as the employer only where it is known to be one.
    private mutating func confirmDashedEmployer(in lines: [PostingLine]) {
        guard let title = self.title, let name = HeadPhrases.dashedTail(title) else { return }
        let head = String(title.dropLast(name.count)[...].trimmingSpaces.dropLast()[...].trimmingSpaces)
        if let employer = self.employer {
            // "Engineer - Larkspur" where the employer is "Larkspur Logistics UK".
            let known = PhraseSet.words(of: employer)
            let words = PhraseSet.words(of: name)
            if !words.isEmpty, known.starts(with: words) || words.starts(with: known) { self.title = head }
            return
        }
        let isNamed = lines.prefix(200)
            .contains { line in
                line.text.hasBytes(of: name + " is ") || line.text.hasBytes(of: "At " + name) || line.text.hasBytes(of: "About " + name)
                    || line.text.hasBytes(of: "join " + name) || line.text.hasBytes(of: name + "'s")
            }
        let last = name.split(separator: " ").last.map { $0.lowercased() } ?? ""
        let isCompany = (2...5).contains(name.split(separator: " ").count) && HeadPhrases.companyForms.contains(last)
        guard isNamed || isCompany else { return }
        self.title = head
        self.employer = name
    }
}

/// Gathers lines into paragraphs and list items and gives each the section it stands in.
struct PostingBlockBuilder {
    private var blocks: [PostingBlock] = []
    private var section = PostingBlock.Section.unknown
    /// The level of the heading that opened the section; deeper headings the lexicon does not know leave it open.
    private var sectionLevel = 0
    /// A run-in heading ("Requirements: …") reaches over the list after it, no further.
    private var runIn: PostingBlock.Section?
    private var open: (text: String, isListItem: Bool)?
    private var lastLineLength = 0
    /// Before the first section and the first whole sentence.
    private var isHead = true

    /// A line at least this long may go on in the next one.
    private static let wrapLength = 55

    mutating func add(_ line: PostingLine) {
        switch line.kind {
        case .blank:
            self.close()
        case .heading(let level):
            self.close()
            self.openSection(line.text, level: level)
        case .listItem:
            self.close()
            self.open = (line.text, true)
        case .text:
            if let current = self.open, self.lastLineLength >= Self.wrapLength {
                self.open = (current.text + " " + line.text, current.isListItem)
            } else {
                self.close()
                self.open = (line.text, false)
            }
        }
        self.lastLineLength = line.text.utf8.count
    }

    mutating func finished() -> [PostingBlock] {
        self.close()
        return self.blocks
    }

    private mutating func openSection(_ heading: String, level: Int) {
        self.runIn = nil
        if let section = SectionLexicon.section(ofHeading: heading) {
            self.section = section
            self.sectionLevel = level
            self.isHead = false
        } else if level <= self.sectionLevel {
            self.section = .unknown
            self.sectionLevel = 0
        }
    }

    private mutating func close() {
        guard let (text, isListItem) = self.open else { return }
        self.open = nil
        if !isListItem { self.runIn = nil }
        if let (section, rest) = Self.runInHeading(text) {
            if !isListItem { self.runIn = section }
            self.appendClauses(of: rest, section: section, isListItem: isListItem)
            return
        }
        self.append(text, section: self.runIn ?? self.section, isListItem: isListItem)
    }

    /// "Requirements: a; b; c": a known heading of at most five words before a colon.
    private static func runInHeading(_ text: String) -> (PostingBlock.Section, Substring)? {
        guard let colon = text.prefix(60).firstIndex(of: ":") else { return nil }
        let rest = text[text.index(after: colon)...].trimmingSpaces
        guard rest.utf8.count > 1, text[..<colon].split(separator: " ").count <= 5 else { return nil }
        let label = String(text[..<colon])
        guard SectionLexicon.isExactHeading(label) else { return nil }
        return SectionLexicon.section(ofHeading: label).map { ($0, rest) }
    }

    private mutating func appendClauses(of text: Substring, section: PostingBlock.Section, isListItem: Bool) {
        let clauses = text.split(separator: ";").map(\.trimmingSpaces).filter { !$0.isEmpty }
        for clause in clauses { self.append(String(clause), section: section, isListItem: isListItem || clauses.count > 1) }
    }

    private mutating func append(_ text: String, section: PostingBlock.Section, isListItem: Bool) {
        let words = text.utf8.count <= 4_000 ? PhraseSet.words(of: text) : PhraseSet.words(of: String(text.prefix(4_000)))
        // A line that is little more than a link asks for nothing either.
        let isLink = text.utf8.count < 400 && text.contains("://") && text.split(separator: " ").count <= 4
        let isMeta = MetaLine.matches(text, isHead: self.isHead && !isListItem)
        let isBoilerplate = isLink || isMeta || BoilerplateAnchors.match(words)
        self.blocks.append(PostingBlock(text: text, section: isBoilerplate ? .boilerplate : section, isListItem: isListItem))
        if text.hasSuffix(".") { self.isHead = false }
    }
}

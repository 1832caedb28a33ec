internal import Resumes

/// Turns a résumé into blocks, section by section.
struct ResumeComposer {
    let style: StyleSheet
    let vocabulary: Vocabulary
    private(set) var blocks: [Block] = []
    /// The words added to the source's, in the order they are drawn.
    private(set) var furniture: [String] = []
    /// Whether the next block opens a section and so needs no space of its own.
    private var opensSection = false

    init(style: StyleSheet, vocabulary: Vocabulary) {
        self.style = style
        self.vocabulary = vocabulary
    }

    mutating func compose(_ resume: Resume) {
        self.addHeader(resume.basics)
        self.addSummary(resume.basics.summary)
        self.addWork(resume.work)
        self.addProjects(resume.projects)
        self.addEducation(resume.education)
        self.addSkills(resume.skills)
        self.addCertificates(resume.certificates)
        self.addPublications(resume.publications)
        self.addAwards(resume.awards)
        self.addVolunteer(resume.volunteer)
        self.addLanguages(resume.languages)
        self.addInterests(resume.interests)
        self.addReferences(resume.references)
    }

    // MARK: - Parts every section uses

    mutating func note(furniture word: String) {
        self.furniture.append(word)
    }

    mutating func append(_ block: Block) {
        var block = block
        if self.opensSection {
            block.spaceBefore = 0
            self.opensSection = false
        }
        self.blocks.append(block)
    }

    mutating func addHeading(_ section: SectionTitle, _ pointer: String) {
        let title = self.vocabulary.heading(section)
        var style = self.style.heading
        if style.smallCaps, title.unicodeScalars.contains(where: { $0.value > 0x017F }) {
            // Faces have small capitals for Latin up to Extended-A only; a heading half in them would be patchwork.
            style.smallCaps = false
            style.tracking = 0
        }
        self.note(furniture: title)
        self.opensSection = false
        self.append(
            Block(
                role: .section,
                content: .paragraph(StyledText(title, style), .leading, link: nil),
                source: SourceID(pointer),
                spaceBefore: self.style.spaceBeforeSection,
                lineHeight: self.style.leading,
                keepWithNext: true,
                rule: self.style.headingRule
            )
        )
        self.opensSection = true
    }

    /// The line that names an entry, with a place or a date at the other margin.
    mutating func addEntry(
        _ text: StyledText,
        link: String?,
        trailing: StyledText?,
        _ pointer: String,
        role: Block.Role = .entry,
        spaceBefore: Double? = nil
    ) {
        guard !text.isEmpty || trailing != nil else { return }
        self.append(
            Block(
                role: text.isEmpty ? .paragraph : role,
                content: .row(text, link: link, trailing: trailing),
                source: SourceID(pointer),
                spaceBefore: spaceBefore ?? (role == .entry ? self.style.spaceBeforeEntry : 0),
                lineHeight: self.style.leading,
                keepWithNext: true
            )
        )
    }

    /// An entry of a kind that needs little air, such as skills.
    ///
    /// - Parameter spaced: Whether entries of the section have text below them, and so need to be told apart.
    mutating func addCompactEntry(
        _ text: StyledText,
        link: String? = nil,
        trailing: StyledText? = nil,
        _ pointer: String,
        spaced: Bool = false,
        keep: Bool = false
    ) {
        guard !text.isEmpty || trailing != nil else { return }
        self.append(
            Block(
                role: .paragraph,
                content: .row(text, link: link, trailing: trailing),
                source: SourceID(pointer),
                spaceBefore: spaced ? self.style.unit * 1.5 : self.style.spaceBeforeItem,
                lineHeight: self.style.leading,
                keepWithNext: keep
            )
        )
    }

    mutating func addParagraphs(_ text: String?, _ pointer: String, style: TextStyle? = nil, keep: Bool = false) {
        for (index, paragraph) in DrawableText.paragraphs(text).enumerated() {
            self.append(
                Block(
                    role: .paragraph,
                    content: .paragraph(StyledText(paragraph, style ?? self.style.body), .leading, link: nil),
                    source: SourceID(pointer),
                    spaceBefore: index == 0 ? self.style.spaceBeforeItem : self.style.spaceBeforeItem * 2,
                    lineHeight: self.style.leading,
                    keepWithNext: keep
                )
            )
        }
    }

    mutating func addItems(_ items: [String], _ pointer: String) {
        for (index, item) in items.enumerated() {
            guard let text = DrawableText.line(item) else { continue }
            self.append(
                Block(
                    role: .item,
                    content: .paragraph(StyledText(text, self.style.body), .leading, link: nil),
                    source: SourceID("\(pointer)/\(index)"),
                    spaceBefore: self.style.spaceBeforeItem,
                    lineHeight: self.style.leading
                )
            )
        }
    }

    /// The dates of an entry, noted as the renderer's own words.
    mutating func dates(_ start: ResumeDate?, _ end: ResumeDate?, ongoing: Bool) -> StyledText? {
        guard let text = self.vocabulary.range(from: start, to: end, ongoing: ongoing) else { return nil }
        self.note(furniture: text)
        return StyledText(text, self.style.date)
    }

    /// `Label: a, b, c` with the label in the heavy face.
    func labelled(_ label: String?, _ values: [String]) -> StyledText {
        let list = values.compactMap { DrawableText.line($0) }.joined(separator: self.vocabulary.comma)
        var text = StyledText(spans: [])
        if let label {
            text.append(list.isEmpty ? label : label + ":", self.style.strong)
            text.append(list.isEmpty ? "" : " " + list, self.style.body)
        } else {
            text.append(list, self.style.body)
        }
        return text
    }
}

internal import Resumes

/// Turns a cover letter into blocks.
struct LetterComposer {
    let style: StyleSheet
    private(set) var blocks: [Block] = []

    init(style: StyleSheet, vocabulary: Vocabulary, letter: CoverLetter) {
        self.style = style
        var header = ResumeComposer(style: style, vocabulary: vocabulary)
        header.addHeader(letter.sender)
        self.blocks = header.blocks
        let line = style.leading
        self.add(letter.recipient, "/recipient", before: line * 2.75, between: 0)
        self.add([letter.subject ?? ""], "/subject", before: line * 2.25, style: style.strong, role: .section)
        self.add([letter.salutation], "/salutation", before: line * 1.75)
        self.add(letter.paragraphs, "/paragraphs", before: line * 0.75)
        self.add([letter.closing], "/closing", before: line * 1.25, keep: true)
        self.add([letter.signature], "/signature", before: line * 2.25)
    }

    private mutating func add(
        _ texts: [String],
        _ pointer: String,
        before: Double,
        between: Double? = nil,
        style: TextStyle? = nil,
        role: Block.Role = .paragraph,
        keep: Bool = false
    ) {
        var space = before
        for (index, text) in texts.enumerated() {
            for paragraph in DrawableText.paragraphs(text) {
                self.blocks.append(
                    Block(
                        role: role,
                        content: .paragraph(StyledText(paragraph, style ?? self.style.body), .leading, link: nil),
                        source: SourceID(texts.count == 1 ? pointer : "\(pointer)/\(index)"),
                        spaceBefore: space,
                        lineHeight: self.style.leading,
                        keepWithNext: keep || role == .section
                    )
                )
                space = between ?? before
            }
        }
    }
}

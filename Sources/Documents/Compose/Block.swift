internal import Resumes

/// A piece of a document in reading order, before it has lines.
struct Block: Sendable {
    enum Role: Sendable, Hashable {
        case title
        case section
        case entry
        case subentry
        case paragraph
        case item
    }

    enum Alignment: Sendable, Hashable {
        case leading
        case centre
    }

    enum Content: Sendable {
        /// Text over the full measure. A link covers all of it.
        case paragraph(StyledText, Alignment, link: String?)
        /// Text that may wrap, and a short one at the other margin, such as a date.
        case row(StyledText, link: String?, trailing: StyledText?)
        /// Short pieces one after another, broken between pieces only.
        case pieces([Piece], separator: StyledText, Alignment)
    }

    /// A piece of a contact line.
    struct Piece: Sendable {
        var text: StyledText
        var link: String?
    }

    var role: Role
    var content: Content
    /// Which source text this shows; its height is reported under this pointer.
    var source: SourceID
    var spaceBefore: Double = 0
    var lineHeight: Double
    /// Whether a page may not end right after it.
    var keepWithNext = false
    var rule: StyleSheet.Rule?

    /// What the block shows, in reading order.
    var text: String {
        switch self.content {
        case .paragraph(let text, _, _): text.text
        case .row(let text, _, let trailing): [text.text, trailing?.text ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        case .pieces(let pieces, let separator, _): pieces.map(\.text.text).joined(separator: separator.text)
        }
    }
}

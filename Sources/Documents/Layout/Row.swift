internal import Resumes

/// One line of a page: everything on one baseline.
struct Row: Sendable {
    enum Tag: Sendable, Hashable {
        case text
        case link(String)
        case bullet
    }

    struct Run: Sendable {
        var text: StyledText
        /// From the leading margin to the run's leading edge.
        var offset: Double
        var width: Double
        var rightToLeft: Bool
        var tag: Tag
        /// Points above the row's baseline: a date that stands beside the first line of its entry but is read after the last.
        var rise: Double = 0
    }

    /// Index of the block in the document; rows of one block share its structure element.
    var block: Int
    var runs: [Run]
    var spaceBefore: Double
    /// From the row's top to the next row's, space before left out.
    var height: Double
    /// From the row's top to its baseline.
    var baseline: Double
    /// Whether no page may end after it.
    var keepWithNext: Bool
    var rule: StyleSheet.Rule?
}

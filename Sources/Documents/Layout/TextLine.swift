/// One line of a broken paragraph.
struct TextLine: Sendable, Hashable {
    var text: StyledText
    /// Width without the space at which the line was broken.
    var width: Double
    /// Whether the paragraph runs from right to left.
    var rightToLeft: Bool
}

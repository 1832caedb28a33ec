/// How a stretch of text looks.
struct TextStyle: Sendable, Hashable {
    enum Weight: Sendable, Hashable {
        case regular
        /// The theme's heavy face: a real one, never emboldened by the renderer.
        case strong
    }

    /// Points.
    var size: Double
    var weight: Weight = .regular
    var italic = false
    /// The cut for large sizes.
    var display = false
    var smallCaps = false
    /// Figures of one width, so that dates stand under each other.
    var tabularFigures = false
    /// Points added after each letter; at most 0.06 em, beyond which readers see spaces between letters.
    var tracking: Double = 0
    var colour: Colour
}

/// A theme's measures at one density. Vertical spaces are multiples of ``unit``, a quarter of a body line.
struct StyleSheet: Sendable, Hashable {
    enum HeaderAlignment: Sendable, Hashable {
        case leading
        case centre
    }

    var headerAlignment: HeaderAlignment
    var marginTop: Double
    var marginBottom: Double
    var marginSide: Double

    /// Height of a line of body text, a whole number of quarter points so that lines fall alike on every page.
    var leading: Double
    var unit: Double { self.leading / 4 }

    var name: TextStyle
    var nameLeading: Double
    var label: TextStyle
    var contact: TextStyle
    var heading: TextStyle
    var headingRule: Rule
    var body: TextStyle
    var strong: TextStyle
    var secondary: TextStyle
    var muted: TextStyle
    var date: TextStyle
    var bullet: TextStyle

    /// Where a list item's text begins, from the leading margin.
    var itemIndent: Double
    /// Where its bullet begins.
    var bulletIndent: Double

    var spaceBeforeSection: Double
    var spaceBeforeEntry: Double
    var spaceBeforeItem: Double

    /// A hairline below a section heading.
    struct Rule: Sendable, Hashable {
        var thickness: Double
        /// From the heading's baseline down to the rule.
        var drop: Double
        /// From the rule to the text below.
        var gap: Double
        var colour: Colour
    }
}

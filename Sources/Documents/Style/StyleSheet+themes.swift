extension StyleSheet {
    /// - Parameter script: What the document's script asks of line spacing; 1 for Latin and Cyrillic.
    init(theme: Theme, density: Density, script: Double) {
        switch theme {
        case .classic: self = .classic(density, script: script)
        case .modern: self = .modern(density, script: script)
        }
    }

    private static func leading(_ points: Double, _ density: Density, _ script: Double) -> Double {
        (points * density.type * density.leading * script * 4).rounded() / 4
    }

    private static func classic(_ density: Density, script: Double) -> StyleSheet {
        let ink = Colour.grey(0.10)
        let grey = Colour.grey(0.33)
        let leading = Self.leading(13.75, density, script)
        let unit = leading / 4 * density.spacing
        let body = TextStyle(size: 11 * density.type, colour: ink)
        var style = StyleSheet(
            headerAlignment: .centre,
            marginTop: 54 - density.marginCut,
            marginBottom: 54 - density.marginCut,
            marginSide: 62,
            leading: leading,
            name: TextStyle(size: 27, display: true, tracking: 0.3, colour: ink),
            nameLeading: 31 * script,
            label: body,
            contact: body,
            heading: body,
            headingRule: Rule(thickness: 0.5, drop: 4, gap: unit * 1.2, colour: .grey(0.45)),
            body: body,
            strong: body,
            secondary: body,
            muted: body,
            date: body,
            bullet: body,
            itemIndent: 13,
            bulletIndent: 2.5,
            spaceBeforeSection: unit * 4,
            spaceBeforeEntry: unit * 2.4,
            spaceBeforeItem: unit * 0.35
        )
        style.label.size = 12.5 * density.type
        style.label.italic = true
        style.label.colour = grey
        style.contact.size = 10.4 * density.type
        style.heading.size = 13.5 * density.type
        style.heading.weight = .strong
        style.heading.smallCaps = true
        style.heading.tracking = 0.55
        style.strong.weight = .strong
        style.secondary.italic = true
        style.muted.colour = grey
        style.date.tabularFigures = true
        return style
    }

    private static func modern(_ density: Density, script: Double) -> StyleSheet {
        let ink = Colour(0.11, 0.13, 0.16)
        let grey = Colour(0.34, 0.37, 0.42)
        let accent = Colour(0.06, 0.32, 0.46)
        let leading = Self.leading(14, density, script)
        let unit = leading / 4 * density.spacing
        let body = TextStyle(size: max(9.9 * density.type, 9.5), colour: ink)
        var style = StyleSheet(
            headerAlignment: .leading,
            marginTop: 52 - density.marginCut,
            marginBottom: 52 - density.marginCut,
            marginSide: 58,
            leading: leading,
            name: TextStyle(size: 25, weight: .strong, display: true, tracking: -0.25, colour: ink),
            nameLeading: 30 * script,
            label: body,
            contact: body,
            heading: body,
            headingRule: Rule(thickness: 0.6, drop: 4.5, gap: unit * 1.3, colour: Colour(0.72, 0.79, 0.84)),
            body: body,
            strong: body,
            secondary: body,
            muted: body,
            date: body,
            bullet: body,
            itemIndent: 12.5,
            bulletIndent: 2,
            spaceBeforeSection: unit * 4,
            spaceBeforeEntry: unit * 2.5,
            spaceBeforeItem: unit * 0.4
        )
        style.label.size = 12.5 * density.type
        style.label.colour = accent
        style.contact.size = 9.5
        style.contact.colour = grey
        style.heading.size = 11.6 * density.type
        style.heading.weight = .strong
        style.heading.colour = accent
        style.strong.weight = .strong
        style.secondary.colour = accent
        style.muted.colour = grey
        style.date.colour = grey
        style.date.tabularFigures = true
        style.bullet.colour = accent
        return style
    }
}

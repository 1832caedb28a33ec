/// How tightly a document is set. Body type never goes below 9.5 points.
enum Density: Sendable, Hashable, CaseIterable {
    /// Opened up a little, to bring a short last page to a quarter of its height.
    case airy
    case normal
    case snug
    case compact

    /// Factor on the theme's type sizes.
    var type: Double {
        switch self {
        case .airy: 1.04
        case .normal: 1
        case .snug: 0.98
        case .compact: 0.95
        }
    }

    /// Factor on line spacing, on top of the type's.
    var leading: Double {
        switch self {
        case .airy: 1.04
        case .normal: 1
        case .snug: 0.97
        case .compact: 0.94
        }
    }

    /// Factor on the spaces between blocks.
    var spacing: Double {
        switch self {
        case .airy: 1.3
        case .normal: 1
        case .snug: 0.85
        case .compact: 0.65
        }
    }

    /// Points taken off the page's top and bottom margins.
    var marginCut: Double {
        switch self {
        case .airy, .normal: 0
        case .snug: 5
        case .compact: 10
        }
    }
}

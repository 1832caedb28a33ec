/// The paper.
public enum PageSize: String, Sendable, Hashable, Codable, CaseIterable {
    case a4
    case letter

    /// In PostScript points.
    public var width: Double {
        switch self {
        case .a4: 595.276
        case .letter: 612
        }
    }

    /// In PostScript points.
    public var height: Double {
        switch self {
        case .a4: 841.89
        case .letter: 792
        }
    }
}

/// Which national letter forms Han characters take.
enum CJKForm: String, Sendable, Hashable, CaseIterable {
    case japanese
    case korean
    case simplified
    case traditional
    case hongKong

    /// The face's place in the Noto CJK collections (the same in Sans and Serif, Regular and Bold).
    var face: Int {
        switch self {
        case .japanese: 0
        case .korean: 1
        case .simplified: 2
        case .traditional: 3
        case .hongKong: 4
        }
    }

    /// The suffix of the face's family name.
    var suffix: String {
        switch self {
        case .japanese: "JP"
        case .korean: "KR"
        case .simplified: "SC"
        case .traditional: "TC"
        case .hongKong: "HK"
        }
    }
}

import Resumes

/// The résumés the rendering tests print. All people and firms are invented.
enum Fixture: String, CaseIterable {
    case latin
    case short
    case vietnamese
    case japanese
    case chinese
    case korean
    case arabic
    case cyrillic
    case mixed

    var resume: Resume {
        switch self {
        case .latin: .latinFixture
        case .short: .shortFixture
        case .vietnamese: .vietnameseFixture
        case .japanese: .japaneseFixture
        case .chinese: .chineseFixture
        case .korean: .koreanFixture
        case .arabic: .arabicFixture
        case .cyrillic: .cyrillicFixture
        case .mixed: .mixedFixture
        }
    }

    /// Whether all its words have spaces between them.
    var partsWordsBySpaces: Bool {
        switch self {
        case .latin, .short, .vietnamese, .cyrillic: true
        // Korean has spaces, but its lines may break inside words.
        case .japanese, .chinese, .korean, .arabic, .mixed: false
        }
    }

    /// Whether no line has letters that run from right to left.
    var isLeftToRight: Bool {
        switch self {
        case .arabic, .mixed: false
        case .latin, .short, .vietnamese, .japanese, .chinese, .korean, .cyrillic: true
        }
    }
}

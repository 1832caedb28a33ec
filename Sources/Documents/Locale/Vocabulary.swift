/// The words the renderer adds to a document, in the document's language; English where a language is not known.
struct Vocabulary: Sendable {
    private let language: DocumentLanguage
    private let words: Words

    /// One language's words; `headings` in the order of ``SectionTitle``.
    struct Words: Sendable {
        var headings: [String]
        var present: String
        var courses: String
        var grade: String
        /// Twelve month names, or none where months are figures.
        var months: [String]
    }

    init(language: DocumentLanguage) {
        self.language = language
        self.words = Self.words(for: language)
    }

    func heading(_ section: SectionTitle) -> String { self.words.headings[section.rawValue] }
    var present: String { self.words.present }
    var courses: String { self.words.courses }
    var grade: String { self.words.grade }

    /// Stands between the members of a list.
    var comma: String {
        switch self.language.primary {
        case "ar", "fa", "ur": "، "
        case "ja", "zh": "、"
        default: ", "
        }
    }

    /// `Mar 2021`, `03/2021`, `2021年3月`: a day is never shown.
    func month(_ month: Int, year: Int) -> String {
        guard (1...12).contains(month) else { return self.year(year) }
        switch self.language.primary {
        case "ja", "zh": return "\(year)年\(month)月"
        case "ko": return "\(year)년 \(month)월"
        default:
            guard !self.words.months.isEmpty else { return (month < 10 ? "0" : "") + "\(month)/\(year)" }
            return "\(self.words.months[month - 1]) \(year)"
        }
    }

    func year(_ year: Int) -> String {
        switch self.language.primary {
        case "ja", "zh": "\(year)年"
        case "ko": "\(year)년"
        default: "\(year)"
        }
    }

    private static func words(for language: DocumentLanguage) -> Words {
        switch language.primary {
        case "de": .german
        case "fr": .french
        case "es": .spanish
        case "vi": .vietnamese
        case "ru": .russian
        case "ja": .japanese
        case "zh": language.isTraditionalChinese ? .traditionalChinese : .simplifiedChinese
        case "ko": .korean
        case "ar": .arabic
        default: .english
        }
    }
}

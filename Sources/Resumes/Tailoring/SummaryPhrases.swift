/// The words around the facts of a composed summary.
struct SummaryPhrases: Sendable {
    /// "with {years} years of experience"; `#` stands for the number.
    var years: String
    var oneYear: String
    /// Before skills that follow years.
    var including: String
    /// Before skills without years.
    var skilled: String
    var and: String

    /// Nil for languages without phrases.
    static func phrases(for language: String) -> SummaryPhrases? {
        switch language.split(separator: "-").first.map({ $0.lowercased() }) {
        case "en":
            SummaryPhrases(
                years: " with # years of experience",
                oneYear: " with one year of experience",
                including: ", including ",
                skilled: " with practical experience in ",
                and: " and "
            )
        case "de":
            SummaryPhrases(
                years: " mit # Jahren Berufserfahrung",
                oneYear: " mit einem Jahr Berufserfahrung",
                including: ", darunter ",
                skilled: " mit praktischer Erfahrung in ",
                and: " und "
            )
        case "fr":
            SummaryPhrases(
                years: " avec # ans d’expérience",
                oneYear: " avec un an d’expérience",
                including: ", notamment ",
                skilled: " avec une expérience pratique en ",
                and: " et "
            )
        case "es":
            SummaryPhrases(
                years: " con # años de experiencia",
                oneYear: " con un año de experiencia",
                including: ", entre otros ",
                skilled: " con experiencia práctica en ",
                and: " y "
            )
        case "vi":
            SummaryPhrases(
                years: " với # năm kinh nghiệm",
                oneYear: " với một năm kinh nghiệm",
                including: ", trong đó có ",
                skilled: " có kinh nghiệm thực tế về ",
                and: " và "
            )
        default: nil
        }
    }

    func sentence(label: String, years: Int, skills: [String]) -> String {
        var text = label
        if years == 1 { text += self.oneYear }
        if years > 1 { text += self.years.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(years)") }
        if !skills.isEmpty { text += (years > 0 ? self.including : self.skilled) + self.list(skills) }
        return text + "."
    }

    private func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + self.and + last
    }
}

extension SummaryPhrases {
    /// Every word the phrases themselves bring into a summary, case-folded.
    static let vocabulary: Set<String> = {
        var words: Set<String> = []
        for phrases in ["en", "de", "fr", "es", "vi"].compactMap({ Self.phrases(for: $0) }) {
            for text in [phrases.years, phrases.oneYear, phrases.including, phrases.skilled, phrases.and] {
                words.formUnion(Words.words(in: text))
            }
        }
        return words
    }()
}

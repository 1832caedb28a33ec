/// Recognises the headings of résumés.
enum ResumeHeadings {
    /// The section that a line opens when it is nothing but a heading.
    static func section(_ line: WrittenLine) -> ResumeSection? {
        guard !line.isBullet, line.columns.count == 1 || Self.isSpread(line.text) else { return nil }
        return Self.section(named: line.text)
    }

    /// The section that a text names as a whole.
    static func section(named text: String) -> ResumeSection? {
        guard text.utf8.count <= 90 else { return nil }
        let words = PhraseSet.words(of: Self.isSpread(text) ? text.filter { !$0.isWhitespace } : text)
        guard !words.isEmpty, words.count <= 7 else { return nil }
        if let section = self.table[words.joined(separator: " ")] { return section }
        let parts = text.split { "&/+".contains($0) }
        if parts.count > 1 {
            let sections = parts.map { Self.table[PhraseSet.words(of: String($0)).joined(separator: " ")] }
            return sections.allSatisfy { $0 != nil } ? sections[0] : nil
        }
        return Self.joined(words)
    }

    /// Says only what kind of document it is.
    static func isTitle(_ text: String) -> Bool { self.titles.contains(PhraseSet.words(of: text).joined(separator: " ")) }

    /// A label inside an entry, which says no more than that duties or results follow.
    static func isInnerLabel(_ text: String) -> Bool { self.innerLabels.contains(PhraseSet.words(of: text).joined(separator: " ")) }

    /// "Education & Training": every part is a heading, and the first counts.
    private static func joined(_ words: [String]) -> ResumeSection? {
        let parts = words.split { Self.conjunctions.contains($0) }.map { $0.joined(separator: " ") }
        guard parts.count > 1 else { return nil }
        let sections = parts.map { Self.table[$0] }
        return sections.allSatisfy { $0 != nil } ? sections[0] : nil
    }

    private static let conjunctions: Set<String> = ["and", "und", "et", "y", "và", "e", "и"]

    /// "S K I L L S".
    private static func isSpread(_ text: String) -> Bool {
        let parts = text.split(whereSeparator: \.isWhitespace)
        return parts.count >= 4 && parts.allSatisfy { $0.count == 1 }
    }

    private static let titles: Set<String> = [
        "curriculum vitae", "cv", "resume", "résumé", "lebenslauf", "curriculum", "currículum", "currículum vitae", "hoja de vida",
        "tabellarischer lebenslauf", "sơ yếu lý lịch", "hồ sơ xin việc", "履歴書", "職務経歴書", "简历", "个人简历", "簡歷", "履歷表", "이력서",
        "резюме", "السيرة الذاتية",
    ]

    static let innerLabels: Set<String> = [
        "responsibilities", "key responsibilities", "main responsibilities", "duties", "achievements", "key achievements", "highlights",
        "accomplishments", "tasks", "results", "aufgaben", "tätigkeiten", "erfolge", "responsabilités", "missions", "réalisations",
        "responsabilidades", "funciones", "logros", "nhiệm vụ", "trách nhiệm", "thành tích", "mô tả công việc",
    ]

    private static let table: [String: ResumeSection] = {
        var table: [String: ResumeSection] = [:]
        for (section, names) in Self.names {
            for name in names { table[PhraseSet.words(of: name).joined(separator: " ")] = section }
        }
        return table
    }()
}

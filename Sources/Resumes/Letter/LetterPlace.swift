/// How a letter names where something was done.
struct LetterPlace: Sendable {
    /// "at Acme".
    var at: String
    /// "As nurse at Acme".
    var role: String
    /// The same within a sentence.
    var roleInside: String

    /// All words that places add, so that the guard knows them.
    static let words =
        "as at in the project volunteer work als bei im projekt ehrenamtlich comme en tant que chez dans le projet bénévole como en el proyecto mi voluntariado với vai trò tại trong dự án tình nguyện freelancer freelance"

    /// Nil when the entry has no name.
    init?(entry: SourceID, in resume: Resume, language: String) {
        let pointer = Pointer(entry)
        guard let index = pointer.entryIndex else { return nil }
        let name: String?
        let position: String?
        switch pointer.section {
        case "work":
            name = resume.work[index].name
            position = resume.work[index].position
        case "volunteer":
            name = resume.volunteer[index].organization
            position = nil
        case "projects":
            name = resume.projects[index].name
            position = nil
        default: return nil
        }
        guard let name, !name.isEmpty else { return nil }
        let words = Self.prepositions(for: language)
        if Self.freelance.contains(name.lowercased()) {
            self.at = words.freelance
            self.role = Self.capitalized(words.freelance)
            self.roleInside = words.freelance
            return
        }
        switch pointer.section {
        case "work": self.at = "\(words.at) \(name)"
        case "volunteer": self.at = "\(words.volunteer) \(name)"
        default: self.at = "\(words.project) \(name)"
        }
        if let position, Self.isPlain(position) {
            self.role = "\(words.role) \(position) \(self.at)"
        } else {
            self.role = self.at
        }
        self.roleInside = self.role
        self.role = Self.capitalized(self.role)
    }

    static func capitalized(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }

    /// A title that reads well inside a sentence: a few words, no list, no dash.
    static func isPlain(_ title: String) -> Bool {
        title.split(separator: " ").count <= 5 && !title.contains { "|,;:()•·–—".contains($0) || $0.isNewline }
            && title.last.map { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "#" } ?? false
    }

    private static let freelance: Set<String> = [
        "freelance", "freelancer", "self-employed", "self employed", "selbstständig", "freiberuflich", "indépendant", "autónomo",
    ]

    private static func prepositions(
        for language: String
    ) -> (at: String, role: String, volunteer: String, project: String, freelance: String) {
        switch language {
        case "de": ("bei", "als", "ehrenamtlich bei", "im Projekt", "als Freelancer")
        case "fr": ("chez", "en tant que", "comme bénévole chez", "dans le projet", "en freelance")
        case "es": ("en", "como", "en mi voluntariado en", "en el proyecto", "como freelance")
        case "vi": ("tại", "với vai trò", "tình nguyện tại", "trong dự án", "với vai trò freelancer")
        default: ("at", "as", "as a volunteer at", "in the project", "as a freelancer")
        }
    }
}

/// Compares a posting's title with the titles a person has held.
struct TitleFit {
    private let stems: Set<String>
    private let rank: Int

    /// Nil when the title has no telling word.
    init?(title: String) {
        let stems = Self.stems(in: title)
        guard !stems.isEmpty else { return nil }
        self.stems = stems
        self.rank = Self.rank(of: title)
    }

    /// 0…1: three quarters for the words, the newest titles counting most; one quarter for the seniority.
    func fit(to index: ResumeIndex) -> Double {
        var best = 0.0
        var highest = 0
        for text in index.texts {
            let factor: Double
            if text.id.pointer == "/basics/label" {
                factor = 1
            } else if text.id.pointer.hasPrefix("/work/"), text.id.pointer.hasSuffix("/position") {
                factor = max(0.4, index.recency(of: text.entry))
            } else {
                continue
            }
            let held = Self.stems(in: text.text)
            best = max(best, factor * Self.weight(of: held.intersection(self.stems)) / Self.weight(of: self.stems))
            highest = max(highest, Self.rank(of: text.text))
        }
        let years = index.yearsOfWork
        let reached = max(highest, years >= 5 ? 3 : (years >= 2 ? 2 : 0))
        let seniority = reached >= self.rank ? 1 : max(0, 1 - 0.4 * Double(self.rank - reached))
        return 0.75 * best + 0.25 * seniority
    }

    /// "Manager" and "engineer" say less than what is managed or engineered.
    private static func weight(of stems: Set<String>) -> Double {
        Double(stems.count) - 0.5 * Double(stems.intersection(Self.generic).count)
    }

    private static let generic: Set<String> = Set(
        [
            "engineer", "manager", "specialist", "analyst", "consultant", "officer", "coordinator", "administrator", "technician",
            "associate",
            "representative", "staff",
        ]
        .flatMap { [$0, Stemmer.stem($0)] }
    )

    private static func stems(in title: String) -> Set<String> {
        var result: Set<String> = []
        for word in Words.words(in: title)
        where BackgroundTable.functionWords.contains(word) == false && Self.ranks[word] == nil && word.count > 1 {
            result.insert(Self.synonyms[word] ?? Stemmer.stem(word))
        }
        return result
    }

    private static func rank(of title: String) -> Int {
        Words.words(in: title).compactMap { Self.ranks[$0] }.max() ?? 2
    }

    private static let ranks: [String: Int] = [
        "intern": 0, "internship": 0, "trainee": 0, "praktikant": 0, "praktikantin": 0, "werkstudent": 0, "stagiaire": 0, "apprentice": 0,
        "junior": 1, "jr": 1, "entry": 1, "graduate": 1, "assistant": 1, "mid": 2, "senior": 3, "sr": 3, "erfahrener": 3, "lead": 4,
        "staff": 4, "leitende": 4, "leitender": 4, "leiter": 4, "leiterin": 4, "principal": 5, "head": 5, "director": 5, "chief": 5,
    ]

    private static let synonyms: [String: String] = [
        "developer": "engineer", "programmer": "engineer", "engineering": "engineer", "entwickler": "engineer", "entwicklerin": "engineer",
        "ingenieur": "engineer", "développeur": "engineer", "desarrollador": "engineer", "engineer": "engineer",
        "bookkeeper": "accountant", "buchhalter": "accountant", "buchhalterin": "accountant", "comptable": "accountant",
        "contable": "accountant",
        "krankenschwester": "pflege", "krankenpfleger": "pflege", "pflegefachmann": "pflege", "pflegefachfrau": "pflege",
        "pflegefachkraft": "pflege", "koch": "koch", "köchin": "koch", "cook": "chef", "cuisinier": "chef", "cocinero": "chef",
    ]
}

/// Levels of education, from the words five languages use for them.
enum DegreeLevel: Int, Sendable, Comparable, CaseIterable {
    case school = 1
    case vocational
    case associate
    case bachelor
    case master
    case doctorate

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }

    var name: String {
        switch self {
        case .school: "a school certificate"
        case .vocational: "a vocational qualification"
        case .associate: "an associate degree"
        case .bachelor: "a bachelor's degree"
        case .master: "a master's degree"
        case .doctorate: "a doctorate"
        }
    }

    /// The lowest level a posting's sentence asks for ("Bachelor's or Master's" asks for a bachelor's); nil when it names none.
    static func asked(in text: String) -> DegreeLevel? {
        let found = Self.levels(in: text)
        if let lowest = found.min() { return lowest }
        let words = Set(Words.words(in: text))
        return words.isDisjoint(with: Self.anyDegree) ? nil : .bachelor
    }

    /// The highest level a résumé's text shows.
    static func shown(in text: String) -> DegreeLevel? { Self.levels(in: text).max() }

    private static func levels(in text: String) -> Set<DegreeLevel> {
        // "B.Sc." must be one word before words are cut.
        let joined = text.split(separator: ".", omittingEmptySubsequences: false).joined()
        var result: Set<DegreeLevel> = []
        let words = Words.words(in: joined)
        for (index, word) in words.enumerated() {
            guard let level = Self.levels[word] else { continue }
            if let next = words.indices.contains(index + 1) ? words[index + 1] : nil, Self.notADegreeBefore.contains(next) { continue }
            result.insert(level)
        }
        // Two letters mean a degree only in capitals: "MA in History", never "ma" inside French text.
        for token in joined.split(whereSeparator: { !$0.isLetter }) {
            if let level = Self.capitals[String(token)] { result.insert(level) }
        }
        return result
    }

    private static let notADegreeBefore: Set<String> = ["data", "scrum", "branch", "chef", "class", "classes", "node", "plan", "schedule"]

    private static let anyDegree: Set<String> = ["degree", "studium", "hochschulabschluss", "hochschulstudium", "diplôme", "titulación"]

    private static let capitals: [String: DegreeLevel] = [
        "BA": .bachelor, "BS": .bachelor, "MA": .master, "MS": .master, "AA": .associate, "AS": .associate,
    ]

    private static let levels: [String: DegreeLevel] = [
        "abitur": .school, "matura": .school, "baccalauréat": .school, "bachillerato": .school, "ged": .school,
        "ausbildung": .vocational, "berufsausbildung": .vocational, "lehre": .vocational, "geselle": .vocational,
        "gesellenbrief": .vocational,
        "apprenticeship": .vocational, "cap": .vocational, "bts": .associate, "dut": .associate, "associate": .associate,
        "associates": .associate, "asn": .associate, "adn": .associate,
        "bachelor": .bachelor, "bachelors": .bachelor, "bsc": .bachelor, "bsn": .bachelor, "beng": .bachelor, "bcom": .bachelor,
        "bba": .bachelor, "bed": .bachelor, "btech": .bachelor, "licence": .bachelor, "grado": .bachelor, "licenciatura": .bachelor,
        "undergraduate": .bachelor, "meister": .bachelor, "fachhochschule": .bachelor, "baccalaureate": .bachelor,
        "master": .master, "masters": .master, "msc": .master, "meng": .master, "mba": .master, "msn": .master, "mtech": .master,
        "mphil": .master, "diplom": .master, "magister": .master, "staatsexamen": .master, "máster": .master, "maîtrise": .master,
        "mastère": .master, "postgraduate": .master, "pgce": .master,
        "phd": .doctorate, "doctorate": .doctorate, "doctoral": .doctorate, "promotion": .doctorate, "doctorat": .doctorate,
        "doctorado": .doctorate, "dphil": .doctorate, "dnp": .doctorate,
    ]
}

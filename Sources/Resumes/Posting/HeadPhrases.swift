/// The phrases in which postings name the role and the employer.
enum HeadPhrases {
    static let titleLabels: Set<String> = [
        "job title", "title", "position", "role", "job", "stelle", "stellenbezeichnung", "poste", "intitulé du poste", "puesto", "cargo",
        "vị trí", "vị trí tuyển dụng", "chức danh",
    ]
    static let employerLabels: Set<String> = [
        "company", "employer", "organization", "organisation", "unternehmen", "firma", "arbeitgeber", "entreprise", "société", "empresa",
        "compañía", "công ty", "tên công ty",
    ]

    static let companyWords: Set<String> = [
        "inc", "llc", "ltd", "llp", "gmbh", "ag", "kg", "plc", "corp", "corporation", "company", "co", "group", "logistics", "hospital",
        "clinic", "school", "academy", "university", "college", "restaurant", "hotel", "bank", "technologies",
        "technology", "solutions", "systems", "labs", "partners", "associates", "consulting", "studio", "studios", "center", "centre",
        "foundation", "institute", "services", "industries", "holding", "holdings", "healthcare", "software",
    ]

    /// Words that end a company's name and hardly ever a role's.
    static let companyForms: Set<String> = [
        "inc", "llc", "ltd", "llp", "gmbh", "ag", "plc", "corp", "corporation", "group", "technologies", "labs", "holding", "holdings",
    ]

    static func isNoise(_ text: String) -> Bool {
        text.contains("://") || text.lowercased().hasPrefix("url") || text.lowercased().hasPrefix("http")
    }

    /// "Nurse at St. Mary", "Koch bei Adler", "Cuisinier chez Lutèce".
    static func splitAtEmployer(_ text: String) -> (String, String)? {
        for mark in [" at ", " @ ", " bei ", " chez "] {
            guard let range = text.firstByteRange(of: mark) else { continue }
            let role = text[..<range.lowerBound].trimmingSpaces
            let name = text[range.upperBound...].trimmingSpaces
            guard !role.isEmpty, name.first?.isUppercase ?? false, name.split(separator: " ").count <= 6 else { continue }
            return (String(role), String(name))
        }
        return nil
    }

    static func dashedTail(_ text: String) -> String? {
        for mark in [" - ", " – ", " — ", " | "] {
            guard let range = text.lastByteRange(of: mark) else { continue }
            let name = text[range.upperBound...].trimmingSpaces
            if !name.isEmpty { return String(name) }
        }
        return nil
    }

    private static let seeking = [
        "looking for an ", "looking for a ", "seeking an ", "seeking a ", "hiring an ", "hiring a ", "searching for an ",
        "searching for a ", "in need of an ", "in need of a ", "recruiting an ", "recruiting a ",
        "needs an ", "needs a ", "join us as an ", "join us as a ", "join our team as an ", "join our team as a ",
        "suchen wir einen ", "suchen wir eine ", "suchen einen ", "suchen eine ", "suchen wir ", "recherchons un ", "recherchons une ",
        "recrutons un ", "recrutons une ", "recherche un ", "recherche une ", "buscamos un ", "buscamos una ", "tuyển dụng ",
        "đang tìm kiếm ",
    ]
    private static let titleEnd: Set<String> = [
        "to", "who", "for", "with", "in", "at", "on", "that", "and", "or", "based", "as", "from", "whose", "capable", "able", "responsible",
        "zur", "für", "im", "mit", "der", "die", "in", "pour", "qui", "à", "au", "dans", "para", "con", "en", "que",
        "để", "cho", "tại", "có", "of",
    ]
    private static let emptyTitles: Set<String> = [
        "candidate", "person", "someone", "individual", "team", "new", "talented", "passionate", "experienced",
    ]
    private static let openingAdjectives: Set<String> = [
        "talented", "passionate", "experienced", "motivated", "highly", "skilled", "full-time", "part-time", "dedicated", "driven", "new",
        "reliable", "creative", "hands-on", "dynamic", "erfahrenen", "erfahrene",
    ]

    /// The role in "We are looking for a Senior Backend Engineer to …".
    static func soughtTitle(in text: String) -> String? {
        let folded = text.lowercased()
        guard folded.count == text.count else { return nil }
        for phrase in Self.seeking {
            guard let range = folded.firstByteRange(of: phrase) else { continue }
            let offset = folded.distance(from: folded.startIndex, to: range.upperBound)
            let rest = text[text.index(text.startIndex, offsetBy: offset)...]
            if let title = Self.titlePhrase(rest) { return title }
        }
        return nil
    }

    private static func titlePhrase(_ rest: Substring) -> String? {
        var words: [Substring] = []
        for word in rest.prefix(120).split(separator: " ").prefix(9) {
            let bare = word.lowercased().filter { $0.isLetter || $0 == "-" }
            if word == "." { break }
            if words.isEmpty, Self.openingAdjectives.contains(bare) { continue }
            if Self.titleEnd.contains(bare), !words.isEmpty { break }
            let end = word.firstIndex { ",.;:!?".contains($0) && $0 != "." }
            if let end {
                words.append(word[..<end])
                break
            }
            if word.hasSuffix("."), word.count > 3 {
                words.append(word.dropLast())
                break
            }
            words.append(word)
        }
        let title = words.joined(separator: " ")
        guard (1...7).contains(words.count), title.count >= 3, !Self.emptyTitles.contains(title.lowercased()) else { return nil }
        return title
    }

    /// "Acme is hiring", "At Acme, we", "join Acme as".
    static func employer(in text: String) -> String? {
        for mark in [
            " is hiring", " is looking for", " is seeking", " is searching for", " sucht ", " recherche ", " recrute ", " busca ",
            " tuyển dụng", " is committed to", " seeks ", " wants to hire",
        ] {
            guard let range = text.firstByteRange(of: mark), let name = Self.name(endingAt: range.lowerBound, in: text) else { continue }
            return name
        }
        for mark in ["At ", "Join ", "join ", "Bei ", "Chez "] {
            guard let range = text.firstByteRange(of: mark) else { continue }
            let isWordStart = range.lowerBound == text.startIndex || !text[text.index(before: range.lowerBound)].isLetter
            guard isWordStart, let name = Self.name(startingAt: range.upperBound, in: text) else { continue }
            return name
        }
        return nil
    }

    /// "About Acme".
    static func aboutName(_ heading: String) -> String? {
        for mark in ["About ", "Über ", "À propos de ", "Sobre ", "Về "] where heading.hasPrefix(mark) {
            let rest = String(heading.dropFirst(mark.count).trimmingSpaces)
            let name = Self.name(startingAt: rest.startIndex, in: rest)
            if let name, SectionLexicon.section(ofHeading: heading) == .about, !Self.notNames.contains(name.lowercased()) { return name }
        }
        return nil
    }

    private static let notNames: Set<String> = [
        "us", "you", "the", "this", "our", "we", "i", "it", "the role", "the team", "uns", "nous", "nosotros", "least", "a", "an", "your",
        "there", "here", "team", "role", "company", "that", "what", "role description",
    ]

    private static func name(startingAt start: String.Index, in text: String) -> String? {
        var words: [Substring] = []
        for word in text[start...].prefix(80).split(separator: " ").prefix(5) {
            if word == "&", !words.isEmpty {
                words.append(word)
                continue
            }
            guard word.first?.isUppercase ?? false || word.first?.isNumber ?? false else { break }
            let bare = word.prefix { !",.;:!?()’'".contains($0) }
            if words.isEmpty, Self.notNames.contains(bare.lowercased()) { return nil }
            words.append(bare)
            if bare.endIndex != word.endIndex { break }
        }
        let name = words.joined(separator: " ")
        return name.count >= 2 ? name : nil
    }

    private static func name(endingAt end: String.Index, in text: String) -> String? {
        var words: [Substring] = []
        for word in text[..<end].suffix(80).split(separator: " ").suffix(5).reversed() {
            // "St." and "Inc." end no sentence.
            let isAbbreviation = word.last == "." && (3...4).contains(word.count)
            guard word == "&" || (word.first?.isUppercase ?? false), isAbbreviation || !".!?:,".contains(word.last ?? ".") else { break }
            words.insert(word, at: 0)
        }
        while let first = words.first, words.count < 3 || first.lowercased() != "the", Self.notNames.contains(first.lowercased()) {
            words.removeFirst()
        }
        let name = words.joined(separator: " ")
        return name.count >= 2 ? name : nil
    }
}

extension Matcher {
    /// Requirements that ask for a degree; nil for all others.
    func degreeMatch(_ requirement: Requirement) -> RequirementMatch? {
        let namesDegree = requirement.terms.contains { self.lexicon.kind(of: $0) == .degree }
        guard let asked = DegreeLevel.asked(in: requirement.text) else { return nil }
        // "master data" or "a degree of freedom" name no degree: the lexicon or a telling word next to it must agree.
        guard namesDegree || Self.speaksOfEducation(requirement.text) else { return nil }
        let education = self.index.texts.indices.filter {
            let pointer = self.index.texts[$0].id.pointer
            return pointer.hasPrefix("/education/") && (pointer.hasSuffix("/studyType") || pointer.hasSuffix("/area"))
        }
        let entries = self.index.resume.education.indices.map { entry -> (entry: Int, level: DegreeLevel?, positions: [Int]) in
            let positions = education.filter { self.index.texts[$0].entry.pointer == "/education/\(entry)" }
            return (entry, positions.compactMap { DegreeLevel.shown(in: self.index.texts[$0].text) }.max(), positions)
        }
        let openField = Self.openFieldCues.contains { requirement.text.lowercased().contains($0) }
        let fieldStems = Set(Words.stems(in: requirement.text)).subtracting(Self.educationStems)
        var best: (credit: Double, positions: [Int], note: String?, isExact: Bool) = (0, [], nil, false)
        for entry in entries {
            guard let level = entry.level else { continue }
            let stems = Set(entry.positions.flatMap { self.index.stems[$0] }).subtracting(Self.educationStems)
            let fieldFits = openField || fieldStems.isEmpty || !stems.isDisjoint(with: fieldStems)
            let levelFits = level >= asked
            let credit = (levelFits ? 1.0 : 0.5) * (fieldFits ? 1 : 0.6)
            // Of two degrees that would do, the one asked for is shown.
            let isExact = level == asked
            guard credit > best.credit || (credit == best.credit && isExact && !best.isExact) else { continue }
            var notes: [String] = []
            if !levelFits { notes.append("asks for \(asked.name); the résumé shows \(level.name)") }
            if level > asked { notes.append("asks for \(asked.name); the résumé shows more, \(level.name)") }
            if !fieldFits { notes.append("the field of study differs") }
            best = (credit, entry.positions, notes.isEmpty ? nil : notes.joined(separator: "; "), isExact)
        }
        if best.credit == 0, Self.equivalentCues.contains(where: { requirement.text.lowercased().contains($0) }),
            self.index.yearsOfWork >= 4
        {
            best = (0.5, [], "no degree shown; the posting accepts equivalent experience", false)
        }
        return RequirementMatch(
            requirement: requirement,
            kind: .degree,
            status: best.credit >= 0.99 ? .met : (best.credit > 0 ? .partial : .missing),
            credit: best.credit,
            evidence: best.positions.prefix(2).map { self.evidence(at: $0, terms: []) },
            note: best.note
        )
    }

    private static func speaksOfEducation(_ text: String) -> Bool {
        let words = Set(Words.words(in: text))
        return !words.isDisjoint(with: Self.educationWords)
    }

    private static let educationWords: Set<String> = [
        "degree", "bachelor", "bachelors", "masters", "master's", "bsc", "msc", "phd", "doctorate", "diploma", "university", "studium",
        "hochschulabschluss", "abgeschlossenes", "abgeschlossene", "ausbildung", "berufsausbildung", "diplôme", "licence", "formation",
        "titulación",
        "grado", "licenciatura", "graduate", "education", "bằng", "bsn", "mba", "apprenticeship", "qualification",
    ]

    private static let educationStems: Set<String> = Set(
        [
            "degree", "bachelor", "bachelors", "master", "masters", "university", "college", "diploma", "studium", "abgeschlossenes",
            "science",
            "equivalent", "similar", "related", "field", "discipline", "subject", "level", "education", "qualification", "advanced", "arts",
        ]
        .map(Stemmer.stem)
    )

    private static let openFieldCues = [
        "related field", "any field", "relevant field", "similar field", "or related", "related discipline", "relevant discipline",
        "vergleichbar", "ähnlich", "équivalent", "similar",
    ]

    private static let equivalentCues = ["equivalent", "or experience", "vergleichbar", "équivalent", "equivalente"]
}

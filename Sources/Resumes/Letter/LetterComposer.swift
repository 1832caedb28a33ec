/// Puts the paragraphs of one letter together.
struct LetterComposer {
    let index: ResumeIndex
    let facts: LetterFacts
    let matches: [RequirementMatch]
    let posting: Posting
    let phrases: LetterPhrases
    let language: String

    /// Facts that any sentence may use.
    var values: [String: String] {
        var values: [String: String] = [:]
        values["title"] = self.posting.title
        values["employer"] = self.posting.employer
        let years = self.statedYears ?? Int(self.index.yearsOfWork)
        if years > 1 { values["years"] = "\(years)" }
        let newest = self.index.resume.workNewestFirst.first.flatMap { self.index.resume.work[$0].position }
        if let label = [self.index.resume.basics.label, newest].compactMap(\.self).first(where: LetterPlace.isPlain) {
            values["label"] = label
            values["aLabel"] = Self.article(for: label) + " " + label
        }
        return values
    }

    /// The years the person's own summary speaks of; dates alone count a current job too short.
    private var statedYears: Int? {
        let numbers = NumberReader.numbers(in: self.index.resume.basics.summary ?? "")
            .filter { $0.unit == "year" && $0.value >= 1 && $0.value < 60 }
        return numbers.map { Int($0.value) }.max().flatMap { $0 >= Int(self.index.yearsOfWork) ? $0 : nil }
    }

    func paragraphs(tone: LetterTone) -> [String] {
        let values = self.values
        let facts = self.facts.facts(limit: self.phrases.facts)
        let told = Set(facts.flatMap(\.terms))
        let opening = [LetterSentence.filled(self.phrases.opening, values), LetterSentence.filled(self.phrases.who, values)]
        let body = facts.enumerated().compactMap { self.sentence(for: $0.element, number: $0.offset) }
        var more: [String?] = []
        let skills = self.facts.otherTerms(besides: told, limit: 5)
        more.append(LetterSentence.filled(self.phrases.skills, ["skills": self.list(skills)]))
        more.append(LetterSentence.filled(self.phrases.degree, ["degree": self.degree ?? ""]))
        more.append(LetterSentence.filled(self.phrases.languages, ["languages": self.list(self.languages)]))
        let ending = LetterSentence.filled(self.phrases.ending, values)
        let groups: [[String?]]
        switch tone {
        case .professional: groups = [opening, body, more, [ending]]
        case .warm: groups = [opening, body, more, [ending]]
        case .concise: groups = [opening, body + more, [ending]]
        }
        return groups.map { $0.compactMap(\.self).joined(separator: " ") }.filter { !$0.isEmpty }
    }

    private func sentence(for fact: LetterFact, number: Int) -> String? {
        let resumeIsEnglish = self.index.resume.language.map { LetterWriter.primary($0) == "en" } ?? true
        let clause = LetterClause(bullet: fact.text, isEnglish: self.language == "en" && resumeIsEnglish)
        var values: [String: String] = [:]
        if let place = LetterPlace(entry: fact.entry, in: self.index.resume, language: self.language) {
            values["at"] = place.at
            values["As"] = place.role
            values["as"] = place.roleInside
        }
        if !fact.terms.isEmpty {
            values["terms"] = self.list(fact.terms)
            values["Terms"] = LetterPlace.capitalized(self.list(fact.terms))
        }
        values["did"] = clause.did
        values["quote"] = clause.quote
        if clause.did != nil, self.phrases.deeds.indices.contains(number),
            let sentence = LetterSentence.filled(self.phrases.deeds[number], values)
        {
            return sentence
        }
        guard self.phrases.quotes.indices.contains(number) else { return nil }
        return LetterSentence.filled(self.phrases.quotes[number], values)
    }

    /// The degree that answers the posting, only when it is finished and its name says what it is.
    private var degree: String? {
        guard let match = self.matches.first(where: { $0.kind == .degree && $0.status == .met }), let source = match.evidence.first?.source,
            let entry = Pointer(source).entryIndex
        else { return nil }
        let education = self.index.resume.education[entry]
        guard education.endDate != nil, let type = education.studyType, DegreeLevel.shown(in: type) != nil else { return nil }
        let area = education.area.map { self.language == "en" ? " in \($0)" : ", \($0)" } ?? ""
        let school = education.institution.map { self.language == "en" ? " from \($0)" : ", \($0)" } ?? ""
        let article = self.language == "en" ? Self.article(for: type) + " " : ""
        return article + type + (type.contains(" in ") ? "" : area) + school
    }

    /// Spoken languages that answer the posting, each with its level as the résumé gives it.
    private var languages: [String] {
        var entries: [Int] = []
        for match in self.matches where match.kind == .language && match.status == .met {
            for entry in match.evidence.compactMap({ Pointer($0.source).entryIndex }) where !entries.contains(entry) {
                entries.append(entry)
            }
        }
        return entries.compactMap { entry in
            let language = self.index.resume.languages[entry]
            guard let name = language.language else { return nil }
            return language.fluency.map { "\(name) (\($0))" } ?? name
        }
    }

    private func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + self.phrases.and + last
    }

    private static func article(for noun: String) -> String {
        let word = noun.split(separator: " ").first.map(String.init) ?? noun
        let isAcronym = word.count <= 4 && word == word.uppercased()
        if isAcronym { return "AEFHILMNORSX".contains(word.first ?? " ") ? "an" : "a" }
        let lower = word.lowercased()
        if ["hour", "honest", "honor"].contains(where: lower.hasPrefix) { return "an" }
        if ["uni", "use", "eu", "one", "ux", "ui"].contains(where: lower.hasPrefix) { return "a" }
        return lower.first.map { "aeiou".contains($0) } == true ? "an" : "a"
    }
}

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
        values["title"] = self.posting.plainTitle
        values["employer"] = self.posting.employer
        let years = self.statedYears ?? Int(self.index.yearsOfWork)
        if years > 1 { values["years"] = "\(years)" }
        let newest = self.index.resume.workNewestFirst.first.flatMap { self.index.resume.work[$0].position }
        let label = self.index.resume.basics.label
        // "Registered Nurse, Critical Care": what stands before the comma is the title.
        let short = label?.split(separator: ",").first.map(String.init)
        if let label = [label, short, newest].compactMap(\.self).first(where: LetterPlace.isPlain) {
            values["label"] = label
            values["aLabel"] = Self.article(for: label) + " " + label
        }
        return values
    }

    /// "10+ years of experience" in the person's own words, which dates may not gainsay.
    private static func yearsOfExperience(in summary: String) -> Int? {
        let words = Words.words(in: summary)
        for (position, word) in words.enumerated() where position > 0 && Self.years.contains(word) {
            guard let number = Int(words[position - 1]), (1..<60).contains(number) else { continue }
            if words[(position + 1)...].prefix(3).contains(where: { Self.experience.contains($0) }) { return number }
        }
        return nil
    }

    private static let years: Set<String> = ["years", "year", "jahre", "jahren", "ans", "années", "años", "năm"]
    private static let experience: Set<String> = ["experience", "erfahrung", "berufserfahrung", "expérience", "experiencia", "nghiệm"]

    /// The years the person's own summary speaks of; dates alone count a current job too short.
    private var statedYears: Int? {
        let summary = self.index.resume.basics.summary ?? ""
        if let years = Self.yearsOfExperience(in: summary) { return years }
        let numbers = NumberReader.numbers(in: summary).filter { $0.unit == "year" && $0.value >= 1 && $0.value < 60 }
        return numbers.map { Int($0.value) }.max().flatMap { $0 >= Int(self.index.yearsOfWork) ? $0 : nil }
    }

    func paragraphs(tone: LetterTone) -> [String] {
        let values = self.values
        let facts = self.facts.facts(limit: self.phrases.facts)
        let told = Set(facts.flatMap(\.termIDs))
        let opening = [LetterSentence.filled(self.phrases.opening, values), LetterSentence.filled(self.phrases.who, values)]
        let body = facts.enumerated().compactMap { self.sentence(for: $0.element, number: $0.offset) }
        var more: [String?] = []
        let skills = self.facts.otherTerms(besides: told, credentials: false, limit: 4)
        more.append(LetterSentence.filled(self.phrases.skills, ["skills": self.list(skills)]))
        let credentials = self.facts.otherTerms(besides: told, credentials: true, limit: 4)
        more.append(LetterSentence.filled(self.phrases.credentials, ["credentials": self.list(credentials)]))
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
        let clause = LetterClause(
            bullet: fact.text,
            isEnglish: self.language == "en" && resumeIsEnglish,
            isOngoing: self.index.ongoing.contains(fact.entry)
        )
        var values: [String: String] = [:]
        if let place = LetterPlace(entry: fact.entry, in: self.index.resume, language: self.language) {
            values["at"] = place.at
            values["As"] = place.role
            values["as"] = place.roleInside
        }
        if !fact.terms.isEmpty {
            values["terms"] = self.list(fact.terms)
            if fact.isAsked { values["asked"] = self.list(fact.terms) }
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
        let answers = self.matches.filter { $0.kind == .degree && $0.status == .met }.compactMap { $0.evidence.first?.source }
        let entries = answers.compactMap { Pointer($0).entryIndex }.filter { self.index.resume.education.indices.contains($0) }
        // Of several the posting asks for, the highest.
        var best: (education: Education, level: DegreeLevel)?
        for education in entries.map({ self.index.resume.education[$0] }) {
            guard let level = education.studyType.flatMap(DegreeLevel.shown) else { continue }
            if level > best?.level ?? .school || best == nil { best = (education, level) }
        }
        guard let education = best?.education else { return nil }
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
            return language.fluency.map { "\(name) (\(Self.inSentence($0)))" } ?? name
        }
    }

    private func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + self.phrases.and + last
    }

    /// "Fluent" within a sentence is "fluent"; "C1" stays.
    private static func inSentence(_ level: String) -> String {
        let second = level.dropFirst().first
        return second.map { $0.isLowercase } ?? false ? level.prefix(1).lowercased() + level.dropFirst() : level
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

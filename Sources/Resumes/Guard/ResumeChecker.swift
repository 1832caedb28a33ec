/// Compares a finished résumé with its source, entry by entry.
struct ResumeChecker {
    let source: Resume
    let recognizer: TermRecognizer
    private(set) var findings: Set<GuardFinding> = []

    init(source: Resume, recognizer: TermRecognizer) {
        self.source = source
        self.recognizer = recognizer
    }

    mutating func check(_ output: Resume) {
        self.checkBasics(output.basics)
        self.checkEntries(output)
        self.checkSkills(output.skills)
        self.checkWhole("languages", output.languages, self.source.languages, .language)
        self.checkWhole("awards", output.awards, self.source.awards, .credential)
        self.checkWhole("certificates", output.certificates, self.source.certificates, .credential)
        self.checkWhole("publications", output.publications, self.source.publications, .credential)
        self.checkWhole("interests", output.interests, self.source.interests, .text)
        self.checkWhole("references", output.references, self.source.references, .text)
    }

    mutating func report(_ pointer: String, _ kind: GuardFinding.Kind) {
        self.findings.insert(GuardFinding(pointer: SourceID(pointer), kind: kind))
    }

    private mutating func checkBasics(_ basics: Basics) {
        let own = self.source.basics
        let fields: [(String, String?, String?, GuardFinding.Kind)] = [
            ("name", basics.name, own.name, .name), ("label", basics.label, own.label, .title), ("image", basics.image, own.image, .link),
            ("email", basics.email, own.email, .contact), ("phone", basics.phone, own.phone, .contact), ("url", basics.url, own.url, .link),
        ]
        for (field, value, original, kind) in fields where value != nil && value != original { self.report("/basics/\(field)", kind) }
        if let location = basics.location, location != own.location { self.report("/basics/location", .contact) }
        for (index, profile) in basics.profiles.enumerated() where !own.profiles.contains(profile) {
            self.report("/basics/profiles/\(index)", .link)
        }
        if let summary = basics.summary { self.checkSummary(summary) }
    }

    /// A summary is the source's sentences in any order, or, when the source has none, a sentence made of its facts.
    private mutating func checkSummary(_ summary: String) {
        if let own = self.source.basics.summary, !own.trimmingSpaces().isEmpty {
            guard summary != own else { return }
            let sentences = Set(Sentences.split(own))
            guard Sentences.split(summary).contains(where: { !sentences.contains($0) }) else { return }
            self.report("/basics/summary", .text)
        }
        let checker = FactChecker(
            facts: SourceFacts(resume: self.source, recognizer: self.recognizer),
            recognizer: self.recognizer,
            vocabulary: SummaryPhrases.vocabulary
        )
        for kind in checker.kinds(in: summary) { self.report("/basics/summary", kind) }
    }

    private mutating func checkSkills(_ skills: [Skill]) {
        for (index, skill) in skills.enumerated() {
            let pointer = "/skills/\(index)"
            let candidates = self.source.skills.filter { $0.name == skill.name && $0.level == skill.level }
            guard !candidates.isEmpty else {
                self.report(pointer, .entry)
                continue
            }
            for (place, keyword) in skill.keywords.enumerated() where !candidates.contains(where: { self.has(keyword, in: $0) }) {
                self.report("\(pointer)/keywords/\(place)", .term)
            }
        }
    }

    private func has(_ keyword: String, in skill: Skill) -> Bool {
        if skill.keywords.contains(keyword) { return true }
        let terms = self.recognizer.terms(inSkillKeyword: keyword)
        guard terms.count == 1, let only = terms.first, only.known else { return false }
        return skill.keywords.contains { own in
            let ownTerms = self.recognizer.terms(inSkillKeyword: own)
            return ownTerms.count == 1 && ownTerms.first?.id == only.id && SpellingVariant.isVariant(keyword, of: own)
        }
    }

    /// Sections whose entries are kept or dropped whole.
    private mutating func checkWhole<Entry: Equatable>(_ section: String, _ output: [Entry], _ source: [Entry], _ kind: GuardFinding.Kind) {
        var rest = source
        for (index, entry) in output.enumerated() {
            if let match = rest.firstIndex(of: entry) {
                rest.remove(at: match)
            } else {
                self.report("/\(section)/\(index)", kind)
            }
        }
    }
}

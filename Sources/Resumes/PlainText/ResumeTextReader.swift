/// Makes the best structured résumé of plain text that rules allow.
///
/// Every line is either used or listed; what is used stands in the résumé as it was written, but for dates, which are read, and for
/// headings and labels, which say where a line belongs. Nothing is added.
public enum ResumeTextReader {
    public static func read(_ text: String) -> ResumeTextReading {
        let lines = WrittenLine.lines(of: text)
        var ledger = LineLedger()
        let parts = ResumeTextParts(lines, &ledger)
        var resume = Resume()
        var contacts = ContactReader()
        for line in parts.head { contacts.read(line, isHead: true, &ledger) }
        for (section, lines) in parts.sections {
            if section == .contact {
                for line in lines { contacts.read(line, isHead: false, &ledger) }
            } else {
                Self.add(section, lines, to: &resume, &ledger)
            }
        }
        let summary = resume.basics.summary
        resume.basics = contacts.finished()
        if let summary { resume.basics.summary = [resume.basics.summary, summary].compactMap(\.self).joined(separator: "\n") }
        if resume != Resume() { resume.language = LanguageGuess.language(of: text) }
        return ResumeTextReading(resume: resume, notUnderstood: ledger.notUnderstood(of: lines))
    }

    private static func add(_ section: ResumeSection, _ lines: [WrittenLine], to resume: inout Resume, _ ledger: inout LineLedger) {
        switch section {
        case .contact: break
        case .summary: Self.summary(lines, &resume, &ledger)
        case .work: resume.work += Self.works(lines, &ledger)
        case .volunteer: resume.volunteer += Self.volunteers(lines, &ledger)
        case .education: resume.education += Self.educations(lines, &ledger)
        case .projects: resume.projects += Self.projects(lines, &ledger)
        case .awards: resume.awards += Self.listed(lines, &ledger).map { Award(title: $0.title, date: $0.date, awarder: $0.by) }
        case .certificates:
            resume.certificates += Self.listed(lines, &ledger)
                .map { Certificate(name: $0.title, date: $0.date, url: $0.url, issuer: $0.by) }
        case .publications:
            resume.publications += Self.listed(lines, &ledger)
                .map { Publication(name: $0.title, publisher: $0.by, releaseDate: $0.date, url: $0.url) }
        case .skills: resume.skills += Self.skills(lines, &ledger)
        case .languages: resume.languages += Self.languages(lines, &ledger)
        case .interests: resume.interests += Self.interests(lines, &ledger)
        case .references: resume.references += Self.references(lines, &ledger)
        }
    }

    private static func summary(_ lines: [WrittenLine], _ resume: inout Resume, _ ledger: inout LineLedger) {
        for line in lines { ledger.use(line) }
        let text = EntryBody(lines).items.map(\.text).joined(separator: "\n")
        guard !text.isEmpty else { return }
        resume.basics.summary = [resume.basics.summary, text].compactMap(\.self).joined(separator: "\n")
    }
}

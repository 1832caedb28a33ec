internal import Resumes

extension ResumeComposer {
    mutating func addSkills(_ skills: [Skill]) {
        guard !skills.isEmpty else { return }
        self.addHeading(.skills, "/skills")
        guard skills.contains(where: { !$0.keywords.isEmpty }) else {
            self.addSkillNames(skills)
            return
        }
        for (index, skill) in skills.enumerated() {
            self.addCompactEntry(self.labelled(self.qualified(skill.name, skill.level), skill.keywords), "/skills/\(index)")
        }
    }

    /// Skills without keywords run on one line after another; a line each would be a column of single words.
    private mutating func addSkillNames(_ skills: [Skill]) {
        let pieces = skills.compactMap { skill -> Block.Piece? in
            self.qualified(skill.name, skill.level).map { Block.Piece(text: StyledText($0, self.style.body), link: nil) }
        }
        guard !pieces.isEmpty else { return }
        self.append(
            Block(
                role: .paragraph,
                content: .pieces(pieces, separator: StyledText("  ·  ", self.style.muted), .leading),
                source: SourceID("/skills/0"),
                lineHeight: self.style.leading
            )
        )
    }

    mutating func addInterests(_ interests: [Interest]) {
        guard !interests.isEmpty else { return }
        self.addHeading(.interests, "/interests")
        for (index, interest) in interests.enumerated() {
            self.addCompactEntry(self.labelled(DrawableText.line(interest.name), interest.keywords), "/interests/\(index)")
        }
    }

    mutating func addLanguages(_ languages: [LanguageSkill]) {
        let pieces = languages.compactMap { language -> Block.Piece? in
            var text = StyledText(spans: [])
            text.append(DrawableText.line(language.language) ?? "", self.style.strong)
            if let fluency = DrawableText.line(language.fluency) {
                text.append(text.isEmpty ? fluency : " (\(fluency))", self.style.body)
            }
            return text.isEmpty ? nil : Block.Piece(text: text, link: nil)
        }
        guard !pieces.isEmpty else { return }
        self.addHeading(.languages, "/languages")
        self.append(
            Block(
                role: .paragraph,
                content: .pieces(pieces, separator: StyledText("  ·  ", self.style.muted), .leading),
                source: SourceID("/languages/0"),
                lineHeight: self.style.leading
            )
        )
    }

    mutating func addCertificates(_ certificates: [Certificate]) {
        guard !certificates.isEmpty else { return }
        self.addHeading(.certificates, "/certificates")
        for (index, certificate) in certificates.enumerated() {
            self.addCompactEntry(
                self.titled(certificate.name, certificate.issuer),
                link: SafeLink.web(certificate.url),
                trailing: self.dates(nil, certificate.date, ongoing: false),
                "/certificates/\(index)"
            )
        }
    }

    mutating func addAwards(_ awards: [Award]) {
        guard !awards.isEmpty else { return }
        self.addHeading(.awards, "/awards")
        let spaced = awards.contains { DrawableText.line($0.summary) != nil }
        for (index, award) in awards.enumerated() {
            self.addCompactEntry(
                self.titled(award.title, award.awarder),
                trailing: self.dates(nil, award.date, ongoing: false),
                "/awards/\(index)",
                spaced: spaced,
                keep: DrawableText.line(award.summary) != nil
            )
            self.addParagraphs(award.summary, "/awards/\(index)/summary")
        }
    }

    mutating func addPublications(_ publications: [Publication]) {
        guard !publications.isEmpty else { return }
        self.addHeading(.publications, "/publications")
        let spaced = publications.contains { DrawableText.line($0.summary) != nil }
        for (index, publication) in publications.enumerated() {
            self.addCompactEntry(
                self.titled(publication.name, publication.publisher),
                link: SafeLink.web(publication.url),
                trailing: self.dates(nil, publication.releaseDate, ongoing: false),
                "/publications/\(index)",
                spaced: spaced,
                keep: DrawableText.line(publication.summary) != nil
            )
            self.addParagraphs(publication.summary, "/publications/\(index)/summary")
        }
    }

    mutating func addReferences(_ references: [Reference]) {
        guard !references.isEmpty else { return }
        self.addHeading(.references, "/references")
        let spaced = references.contains { DrawableText.line($0.reference) != nil }
        for (index, reference) in references.enumerated() {
            let hasText = DrawableText.line(reference.reference) != nil
            let name = StyledText(DrawableText.line(reference.name) ?? "", self.style.strong)
            self.addCompactEntry(name, "/references/\(index)", spaced: spaced, keep: hasText)
            self.addParagraphs(reference.reference, "/references/\(index)/reference")
        }
    }

    /// `Name (level)`.
    private func qualified(_ name: String?, _ level: String?) -> String? {
        switch (DrawableText.line(name), DrawableText.line(level)) {
        case (let name?, let level?): "\(name) (\(level))"
        case (let name?, nil): name
        case (nil, let level): level
        }
    }

    /// `Title, source` with the title in the heavy face.
    private func titled(_ title: String?, _ source: String?) -> StyledText {
        var text = StyledText(spans: [])
        text.append(DrawableText.line(title) ?? "", self.style.strong)
        if let source = DrawableText.line(source) {
            text.append(text.isEmpty ? source : self.vocabulary.comma + source, self.style.body)
        }
        return text
    }
}

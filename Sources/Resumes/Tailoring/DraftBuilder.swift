/// Appends entries to a new résumé and notes where each came from.
struct DraftBuilder {
    private(set) var draft: Draft

    init(source: Resume) {
        self.draft = Draft(resume: Resume(language: source.language), origins: [:])
    }

    mutating func setBasics(_ basics: Basics, summary: (text: String, sources: [SourceID])?) {
        self.draft.resume.basics = basics
        self.draft.resume.basics.summary = summary?.text
        let head = SourceID("/basics")
        self.draft.origins[head] = [head]
        let only = Resume(basics: self.draft.resume.basics)
        for text in only.texts { self.draft.origins[text.id] = [text.id] }
        if let summary { self.draft.origins[SourceID("/basics/summary")] = summary.sources }
    }

    mutating func add(_ work: Work, from origin: Int, highlights: [(text: String, origin: Int)]) {
        var work = work
        work.highlights = highlights.map(\.text)
        self.draft.resume.work.append(work)
        self.note("work", self.draft.resume.work.count - 1, origin, list: "highlights", items: highlights)
    }

    mutating func add(_ project: Project, from origin: Int, highlights: [(text: String, origin: Int)]) {
        var project = project
        project.highlights = highlights.map(\.text)
        self.draft.resume.projects.append(project)
        self.note("projects", self.draft.resume.projects.count - 1, origin, list: "highlights", items: highlights)
    }

    mutating func add(_ volunteer: Volunteer, from origin: Int, highlights: [(text: String, origin: Int)]) {
        var volunteer = volunteer
        volunteer.highlights = highlights.map(\.text)
        self.draft.resume.volunteer.append(volunteer)
        self.note("volunteer", self.draft.resume.volunteer.count - 1, origin, list: "highlights", items: highlights)
    }

    mutating func add(_ skill: Skill, from origin: Int, keywords: [(text: String, origin: Int)]) {
        var skill = skill
        skill.keywords = keywords.map(\.text)
        self.draft.resume.skills.append(skill)
        self.note("skills", self.draft.resume.skills.count - 1, origin, list: "keywords", items: keywords)
    }

    mutating func add(_ education: Education, from origin: Int) {
        self.draft.resume.education.append(education)
        self.note("education", self.draft.resume.education.count - 1, origin)
    }

    mutating func add(_ language: LanguageSkill, from origin: Int) {
        self.draft.resume.languages.append(language)
        self.note("languages", self.draft.resume.languages.count - 1, origin)
    }

    mutating func add(_ award: Award, from origin: Int) {
        self.draft.resume.awards.append(award)
        self.note("awards", self.draft.resume.awards.count - 1, origin)
    }

    mutating func add(_ certificate: Certificate, from origin: Int) {
        self.draft.resume.certificates.append(certificate)
        self.note("certificates", self.draft.resume.certificates.count - 1, origin)
    }

    mutating func add(_ publication: Publication, from origin: Int) {
        self.draft.resume.publications.append(publication)
        self.note("publications", self.draft.resume.publications.count - 1, origin)
    }

    mutating func add(_ interest: Interest, from origin: Int) {
        self.draft.resume.interests.append(interest)
        self.note("interests", self.draft.resume.interests.count - 1, origin)
    }

    mutating func add(_ reference: Reference, from origin: Int) {
        self.draft.resume.references.append(reference)
        self.note("references", self.draft.resume.references.count - 1, origin)
    }

    private mutating func note(
        _ section: String,
        _ place: Int,
        _ origin: Int,
        list: String? = nil,
        items: [(text: String, origin: Int)] = []
    ) {
        self.draft.origins[SourceID("/\(section)/\(place)")] = [SourceID("/\(section)/\(origin)")]
        guard let list else { return }
        for (position, item) in items.enumerated() {
            self.draft.origins[SourceID("/\(section)/\(place)/\(list)/\(position)")] = [
                SourceID("/\(section)/\(origin)/\(list)/\(item.origin)")
            ]
        }
    }
}

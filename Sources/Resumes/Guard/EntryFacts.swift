/// An entry with a head and texts, in a form that work, projects, volunteering and education share.
struct EntryFacts {
    struct Field {
        var name: String
        var value: String?
        var kind: GuardFinding.Kind
    }

    /// What may not change.
    var head: [Field]
    /// Texts that may be left out but not changed.
    var optional: [Field]
    /// Name of the list whose items may be left out or reordered.
    var list: String
    var items: [String]

    init(_ work: Work) {
        self.head = [
            Field(name: "name", value: work.name, kind: .employer), Field(name: "position", value: work.position, kind: .title),
            Field(name: "location", value: work.location, kind: .text), Field(name: "description", value: work.description, kind: .text),
            Field(name: "url", value: work.url, kind: .link), Field(name: "startDate", value: Self.text(work.startDate), kind: .date),
            Field(name: "endDate", value: Self.text(work.endDate), kind: .date),
        ]
        self.optional = [Field(name: "summary", value: work.summary, kind: .text)]
        self.list = "highlights"
        self.items = work.highlights
    }

    init(_ volunteer: Volunteer) {
        self.head = [
            Field(name: "organization", value: volunteer.organization, kind: .employer),
            Field(name: "position", value: volunteer.position, kind: .title), Field(name: "url", value: volunteer.url, kind: .link),
            Field(name: "startDate", value: Self.text(volunteer.startDate), kind: .date),
            Field(name: "endDate", value: Self.text(volunteer.endDate), kind: .date),
        ]
        self.optional = [Field(name: "summary", value: volunteer.summary, kind: .text)]
        self.list = "highlights"
        self.items = volunteer.highlights
    }

    init(_ project: Project) {
        self.head = [
            Field(name: "name", value: project.name, kind: .name), Field(name: "description", value: project.description, kind: .text),
            Field(name: "entity", value: project.entity, kind: .employer), Field(name: "type", value: project.type, kind: .text),
            Field(name: "roles", value: project.roles.joined(separator: "\n"), kind: .title),
            Field(name: "keywords", value: project.keywords.joined(separator: "\n"), kind: .term),
            Field(name: "url", value: project.url, kind: .link), Field(name: "startDate", value: Self.text(project.startDate), kind: .date),
            Field(name: "endDate", value: Self.text(project.endDate), kind: .date),
        ]
        self.optional = []
        self.list = "highlights"
        self.items = project.highlights
    }

    init(_ education: Education) {
        self.head = [
            Field(name: "institution", value: education.institution, kind: .institution),
            Field(name: "studyType", value: education.studyType, kind: .degree), Field(name: "area", value: education.area, kind: .degree),
            Field(name: "score", value: education.score, kind: .number), Field(name: "url", value: education.url, kind: .link),
            Field(name: "startDate", value: Self.text(education.startDate), kind: .date),
            Field(name: "endDate", value: Self.text(education.endDate), kind: .date),
        ]
        self.optional = []
        self.list = "courses"
        self.items = education.courses
    }

    /// Fields of the head that differ.
    func differences(from other: EntryFacts) -> [Field] {
        zip(self.head, other.head).filter { $0.value != $1.value }.map(\.0)
    }

    private static func text(_ date: ResumeDate?) -> String? {
        date.map { "\($0.year)-\($0.month ?? 0)-\($0.day ?? 0)" }
    }
}

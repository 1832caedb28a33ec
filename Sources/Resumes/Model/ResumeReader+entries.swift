// MARK: - Entries. An entry without any content is left out.

extension ResumeReader {
    static func work(_ object: [JSONMember], _ fields: inout ResumeFields) -> Work? {
        let work = Work(
            name: fields.text(object, "name", "company", "employer", "organization"),
            location: Self.place(object, &fields),
            description: fields.text(object, "description", keepsLines: true),
            position: fields.text(object, "position", "title", "role", "jobTitle"),
            url: fields.address(object, "url", "website"),
            startDate: fields.date(object, "startDate", "start"),
            endDate: fields.date(object, "endDate", "end", mayBeOngoing: true),
            summary: fields.text(object, "summary", keepsLines: true),
            highlights: fields.texts(object, "highlights", "responsibilities", "bullets")
        )
        Self.checkOrder(work.startDate, work.endDate, &fields)
        return work == Work() ? nil : work
    }

    /// Work's location is a text in the schema, an object in many files.
    private static func place(_ object: [JSONMember], _ fields: inout ResumeFields) -> String? {
        guard let member = fields.member(object, ["location"]) else { return nil }
        guard case .object(let parts) = member.value else { return fields.text(object, "location") }
        return fields.descend(into: "location") { fields in
            let texts = [
                fields.text(parts, "city"), fields.text(parts, "region", "state"), fields.text(parts, "countryCode", "country"),
            ]
            .compactMap { $0 }
            fields.warn("an object where text belongs: joined")
            return texts.isEmpty ? nil : texts.joined(separator: ", ")
        }
    }

    static func volunteer(_ object: [JSONMember], _ fields: inout ResumeFields) -> Volunteer? {
        let volunteer = Volunteer(
            organization: fields.text(object, "organization", "organisation", "name", "company"),
            position: fields.text(object, "position", "title", "role"),
            url: fields.address(object, "url", "website"),
            startDate: fields.date(object, "startDate", "start"),
            endDate: fields.date(object, "endDate", "end", mayBeOngoing: true),
            summary: fields.text(object, "summary", "description", keepsLines: true),
            highlights: fields.texts(object, "highlights")
        )
        Self.checkOrder(volunteer.startDate, volunteer.endDate, &fields)
        return volunteer == Volunteer() ? nil : volunteer
    }

    static func education(_ object: [JSONMember], _ fields: inout ResumeFields) -> Education? {
        let education = Education(
            institution: fields.text(object, "institution", "school", "university", "name"),
            url: fields.address(object, "url", "website"),
            area: fields.text(object, "area", "field", "major"),
            studyType: fields.text(object, "studyType", "degree"),
            startDate: fields.date(object, "startDate", "start"),
            endDate: fields.date(object, "endDate", "end", "graduationDate", mayBeOngoing: true),
            score: fields.text(object, "score", "gpa"),
            courses: fields.texts(object, "courses", splitsAtCommas: true)
        )
        Self.checkOrder(education.startDate, education.endDate, &fields)
        return education == Education() ? nil : education
    }

    static func project(_ object: [JSONMember], _ fields: inout ResumeFields) -> Project? {
        let project = Project(
            name: fields.text(object, "name", "title"),
            description: fields.text(object, "description", "summary", keepsLines: true),
            highlights: fields.texts(object, "highlights"),
            keywords: fields.texts(object, "keywords", "technologies", splitsAtCommas: true),
            startDate: fields.date(object, "startDate", "start"),
            endDate: fields.date(object, "endDate", "end", mayBeOngoing: true),
            url: fields.address(object, "url", "website", "link"),
            roles: fields.texts(object, "roles", splitsAtCommas: true),
            entity: fields.text(object, "entity"),
            type: fields.text(object, "type")
        )
        Self.checkOrder(project.startDate, project.endDate, &fields)
        return project == Project() ? nil : project
    }

    private static func checkOrder(_ start: ResumeDate?, _ end: ResumeDate?, _ fields: inout ResumeFields) {
        guard let start, let end else { return }
        // "2019-05 to 2019" is no contradiction: compare as finely as both are known.
        let isReversed =
            end.year < start.year
            || (end.year == start.year && (end.month ?? 12, end.day ?? 31) < (start.month ?? 1, start.day ?? 1))
        if isReversed { fields.warn("ends before it starts", at: "endDate") }
    }
}

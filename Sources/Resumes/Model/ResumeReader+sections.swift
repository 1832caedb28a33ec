// MARK: - Smaller sections. An entry without any content is left out.

extension ResumeReader {
    static func award(_ object: [JSONMember], _ fields: inout ResumeFields) -> Award? {
        let award = Award(
            title: fields.text(object, "title", "name"),
            date: fields.date(object, "date"),
            awarder: fields.text(object, "awarder", "issuer"),
            summary: fields.text(object, "summary", "description", keepsLines: true)
        )
        return award == Award() ? nil : award
    }

    static func certificate(_ object: [JSONMember], _ fields: inout ResumeFields) -> Certificate? {
        let certificate = Certificate(
            name: fields.text(object, "name", "title"),
            date: fields.date(object, "date"),
            url: fields.address(object, "url", "website"),
            issuer: fields.text(object, "issuer", "organization")
        )
        return certificate == Certificate() ? nil : certificate
    }

    static func publication(_ object: [JSONMember], _ fields: inout ResumeFields) -> Publication? {
        let publication = Publication(
            name: fields.text(object, "name", "title"),
            publisher: fields.text(object, "publisher"),
            releaseDate: fields.date(object, "releaseDate", "date"),
            url: fields.address(object, "url", "website"),
            summary: fields.text(object, "summary", "description", keepsLines: true)
        )
        return publication == Publication() ? nil : publication
    }

    /// A list of groups, of bare texts, or an object whose members are the groups.
    static func skills(_ object: [JSONMember], _ fields: inout ResumeFields) -> [Skill] {
        guard case .object(let groups) = fields.member(object, ["skills"])?.value, !groups.contains(where: { $0.name == "name" }) else {
            return fields.entries(object, ["skills"], wrap: "name") { Self.skill($1, &$0) }
        }
        return fields.descend(into: "skills") { fields in
            fields.warn("an object where a list belongs: its members were read as groups")
            return groups.compactMap { group in
                let keywords = fields.descend(into: group.name) { $0.texts(group.value, splitsAtCommas: true) }
                return keywords.isEmpty ? nil : Skill(name: PlainText.clean(group.name).text, keywords: keywords)
            }
        }
    }

    private static func skill(_ object: [JSONMember], _ fields: inout ResumeFields) -> Skill? {
        let skill = Skill(
            name: fields.text(object, "name", "category"),
            level: fields.text(object, "level"),
            keywords: fields.texts(object, "keywords", "items", "skills", splitsAtCommas: true)
        )
        return skill.name == nil && skill.keywords.isEmpty ? nil : skill
    }

    static func language(_ object: [JSONMember], _ fields: inout ResumeFields) -> LanguageSkill? {
        let language = LanguageSkill(
            language: fields.text(object, "language", "name"),
            fluency: fields.text(object, "fluency", "level", "proficiency")
        )
        return language.language == nil ? nil : language
    }

    static func interest(_ object: [JSONMember], _ fields: inout ResumeFields) -> Interest? {
        let interest = Interest(
            name: fields.text(object, "name"),
            keywords: fields.texts(object, "keywords", splitsAtCommas: true)
        )
        return interest == Interest() ? nil : interest
    }

    static func reference(_ object: [JSONMember], _ fields: inout ResumeFields) -> Reference? {
        let reference = Reference(
            name: fields.text(object, "name"),
            reference: fields.text(object, "reference", "text", keepsLines: true)
        )
        return reference == Reference() ? nil : reference
    }
}

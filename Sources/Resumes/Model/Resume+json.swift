// MARK: - One value per type, members in the schema's order

extension Basics {
    var json: JSONValue {
        .members(
            ("name", .text(self.name)),
            ("label", .text(self.label)),
            ("image", .address(self.image)),
            ("email", .text(self.email.flatMap { WebAddress.isEmail($0) ? $0 : nil })),
            ("phone", .text(self.phone)),
            ("url", .address(self.url)),
            ("summary", .text(self.summary)),
            ("location", self.location?.json ?? .null),
            ("profiles", .array(self.profiles.map(\.json)))
        )
    }
}

extension Location {
    var json: JSONValue {
        .members(
            ("address", .text(self.address)),
            ("postalCode", .text(self.postalCode)),
            ("city", .text(self.city)),
            ("countryCode", .text(self.countryCode)),
            ("region", .text(self.region))
        )
    }
}

extension Profile {
    var json: JSONValue {
        .members(("network", .text(self.network)), ("username", .text(self.username)), ("url", .address(self.url)))
    }
}

extension Work {
    var json: JSONValue {
        .members(
            ("name", .text(self.name)),
            ("location", .text(self.location)),
            ("description", .text(self.description)),
            ("position", .text(self.position)),
            ("url", .address(self.url)),
            ("startDate", .date(self.startDate)),
            ("endDate", .date(self.endDate)),
            ("summary", .text(self.summary)),
            ("highlights", .texts(self.highlights))
        )
    }
}

extension Volunteer {
    var json: JSONValue {
        .members(
            ("organization", .text(self.organization)),
            ("position", .text(self.position)),
            ("url", .address(self.url)),
            ("startDate", .date(self.startDate)),
            ("endDate", .date(self.endDate)),
            ("summary", .text(self.summary)),
            ("highlights", .texts(self.highlights))
        )
    }
}

extension Education {
    var json: JSONValue {
        .members(
            ("institution", .text(self.institution)),
            ("url", .address(self.url)),
            ("area", .text(self.area)),
            ("studyType", .text(self.studyType)),
            ("startDate", .date(self.startDate)),
            ("endDate", .date(self.endDate)),
            ("score", .text(self.score)),
            ("courses", .texts(self.courses))
        )
    }
}

extension Award {
    var json: JSONValue {
        .members(
            ("title", .text(self.title)),
            ("date", .date(self.date)),
            ("awarder", .text(self.awarder)),
            ("summary", .text(self.summary))
        )
    }
}

extension Certificate {
    var json: JSONValue {
        .members(("name", .text(self.name)), ("date", .date(self.date)), ("url", .address(self.url)), ("issuer", .text(self.issuer)))
    }
}

extension Publication {
    var json: JSONValue {
        .members(
            ("name", .text(self.name)),
            ("publisher", .text(self.publisher)),
            ("releaseDate", .date(self.releaseDate)),
            ("url", .address(self.url)),
            ("summary", .text(self.summary))
        )
    }
}

extension Skill {
    var json: JSONValue {
        .members(("name", .text(self.name)), ("level", .text(self.level)), ("keywords", .texts(self.keywords)))
    }
}

extension LanguageSkill {
    var json: JSONValue { .members(("language", .text(self.language)), ("fluency", .text(self.fluency))) }
}

extension Interest {
    var json: JSONValue { .members(("name", .text(self.name)), ("keywords", .texts(self.keywords))) }
}

extension Reference {
    var json: JSONValue { .members(("name", .text(self.name)), ("reference", .text(self.reference))) }
}

extension Project {
    var json: JSONValue {
        .members(
            ("name", .text(self.name)),
            ("description", .text(self.description)),
            ("highlights", .texts(self.highlights)),
            ("keywords", .texts(self.keywords)),
            ("startDate", .date(self.startDate)),
            ("endDate", .date(self.endDate)),
            ("url", .address(self.url)),
            ("roles", .texts(self.roles)),
            ("entity", .text(self.entity)),
            ("type", .text(self.type))
        )
    }
}

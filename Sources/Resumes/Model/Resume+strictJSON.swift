extension Resume {
    /// This résumé as JSON Resume 1.2.1 in UTF-8: members in the schema's order, ISO dates, only valid addresses, nothing null or empty.
    ///
    /// The text's language goes to `meta.language`; the schema leaves `meta` open to further members.
    public func strictJSON() -> [UInt8] {
        JSONWriter.bytes(
            of: .object([
                JSONMember(name: "basics", value: self.basics.json),
                JSONMember(name: "work", value: .array(self.work.map(\.json))),
                JSONMember(name: "volunteer", value: .array(self.volunteer.map(\.json))),
                JSONMember(name: "education", value: .array(self.education.map(\.json))),
                JSONMember(name: "awards", value: .array(self.awards.map(\.json))),
                JSONMember(name: "certificates", value: .array(self.certificates.map(\.json))),
                JSONMember(name: "publications", value: .array(self.publications.map(\.json))),
                JSONMember(name: "skills", value: .array(self.skills.map(\.json))),
                JSONMember(name: "languages", value: .array(self.languages.map(\.json))),
                JSONMember(name: "interests", value: .array(self.interests.map(\.json))),
                JSONMember(name: "references", value: .array(self.references.map(\.json))),
                JSONMember(name: "projects", value: .array(self.projects.map(\.json))),
                JSONMember(name: "meta", value: .members(("version", .text("v1.2.1")), ("language", .text(self.language)))),
            ])
        )
    }
}

extension JSONValue {
    static func members(_ members: (String, JSONValue)...) -> JSONValue {
        .object(members.map { JSONMember(name: $0.0, value: $0.1) })
    }

    static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    static func date(_ date: ResumeDate?) -> JSONValue { .text(date?.iso8601) }

    /// Left out unless it is a URI of the kinds ``ResumeReader`` keeps, escaped to ASCII.
    static func address(_ text: String?) -> JSONValue {
        guard let text else { return .null }
        switch WebAddress.mend(text) {
        case .asGiven(let address), .mended(let address, _): return .string(WebAddress.encoded(address, keepsUnicode: false))
        case .dropped: return .null
        }
    }
}

// MARK: - Basics

extension ResumeReader {
    static func basics(_ value: JSONValue, _ fields: inout ResumeFields) -> Basics {
        guard case .object(let object) = value else {
            fields.warn("not an object: left out")
            return Basics()
        }
        var basics = Basics()
        basics.name = fields.text(object, "name", "fullName") ?? Self.joinedName(object, &fields)
        basics.label = fields.text(object, "label", "title", "headline")
        basics.image = fields.address(object, "image", "picture")
        basics.email = Self.email(object, &fields)
        basics.phone = fields.text(object, "phone", "telephone", "mobile")
        basics.url = fields.address(object, "url", "website")
        basics.summary = fields.text(object, "summary", "about", keepsLines: true)
        basics.location = Self.location(object, &fields)
        basics.profiles = fields.entries(object, ["profiles"], wrap: "url") { Self.profile($1, &$0) }
        return basics
    }

    private static func joinedName(_ object: [JSONMember], _ fields: inout ResumeFields) -> String? {
        let parts = [fields.text(object, "firstName"), fields.text(object, "lastName")].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func email(_ object: [JSONMember], _ fields: inout ResumeFields) -> String? {
        guard var email = fields.text(object, "email") else { return nil }
        if email.lowercased().hasPrefix("mailto:") {
            email = String(email.dropFirst(7))
            fields.warn("mailto taken off", at: "email")
        }
        if !WebAddress.isEmail(email) { fields.warn("not a valid address: kept as text", at: "email") }
        return email
    }

    private static func location(_ object: [JSONMember], _ fields: inout ResumeFields) -> Location? {
        guard let member = fields.member(object, ["location", "address"]) else { return nil }
        return fields.descend(into: member.name) { fields in
            guard case .object(let parts) = member.value else {
                guard let text = fields.text(member.value) else { return nil }
                fields.warn("one text where an object belongs: read as the city")
                return Location(city: text)
            }
            let location = Location(
                address: fields.text(parts, "address", "street"),
                postalCode: fields.text(parts, "postalCode", "zip", "postcode"),
                city: fields.text(parts, "city"),
                countryCode: fields.text(parts, "countryCode", "country"),
                region: fields.text(parts, "region", "state")
            )
            return location == Location() ? nil : location
        }
    }

    private static func profile(_ object: [JSONMember], _ fields: inout ResumeFields) -> Profile? {
        let profile = Profile(
            network: fields.text(object, "network", "name"),
            username: fields.text(object, "username", "user"),
            url: fields.address(object, "url", "website")
        )
        return profile == Profile() ? nil : profile
    }
}

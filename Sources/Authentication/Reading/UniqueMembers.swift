internal import Resumes

/// The members of a JSON object none of whose names comes twice.
struct UniqueMembers {
    private let values: [String: JSONValue]

    /// Of a token's header or claims. Two readers that disagree about which of two members counts could be played against
    /// each other, so there must be one. A byte order mark is refused for the same reason.
    init(_ json: [UInt8]) throws(TokenError) {
        guard json.first != 0xEF, let value = JSONValue(json: json), case .object(let members) = value else {
            throw .malformed
        }
        guard let unique = UniqueMembers(members) else { throw .duplicateName }
        self = unique
    }

    /// Nil when two have one name.
    init?(_ members: [JSONMember]) {
        var values: [String: JSONValue] = [:]
        for member in members {
            guard values.updateValue(member.value, forKey: member.name) == nil else { return nil }
        }
        self.values = values
    }

    subscript(name: String) -> JSONValue? { self.values[name] }

    /// Nil when there is none or it is no text.
    func string(_ name: String) -> String? {
        guard case .string(let text) = self.values[name] else { return nil }
        return text
    }
}

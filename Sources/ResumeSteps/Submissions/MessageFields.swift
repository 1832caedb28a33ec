import Resumes

/// Takes typed members out of a JSON object; null and an empty text count as absent.
struct MessageFields {
    private let members: [JSONMember]
    /// Of the object itself, for errors; ends in a full stop unless it is empty.
    private let path: String

    init(_ members: [JSONMember], path: String = "") {
        self.members = members
        self.path = path
    }

    func path(of name: String) -> String { self.path + name }

    /// The last of several members of one name counts, as in most readers.
    func value(_ name: String) -> JSONValue? {
        guard let value = self.members.last(where: { $0.name == name })?.value, value != .null else { return nil }
        return value
    }

    func required(_ name: String) throws(MessageError) -> JSONValue {
        guard let value = self.value(name) else { throw .missingField(self.path(of: name)) }
        return value
    }

    func text(_ name: String) throws(MessageError) -> String? {
        switch self.value(name) {
        case nil: return nil
        case .string(let text): return text.isEmpty ? nil : text
        case .null, .bool, .number, .array, .object: throw .badField(self.path(of: name))
        }
    }

    func requiredText(_ name: String) throws(MessageError) -> String {
        guard let text = try self.text(name) else { throw .missingField(self.path(of: name)) }
        return text
    }

    /// A whole number; producers write it as a text too.
    func number(_ name: String) throws(MessageError) -> Int? {
        switch self.value(name) {
        case nil: return nil
        case .number(let digits), .string(let digits):
            guard let number = Int(digits) else { throw .badField(self.path(of: name)) }
            return number
        case .null, .bool, .array, .object: throw .badField(self.path(of: name))
        }
    }

    func object(_ name: String) throws(MessageError) -> MessageFields {
        guard case .object(let members) = try self.required(name) else { throw .badField(self.path(of: name)) }
        return MessageFields(members, path: self.path(of: name) + ".")
    }
}

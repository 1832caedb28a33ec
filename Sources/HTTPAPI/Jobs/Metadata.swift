import Resumes

/// What clients may keep with a job: a few short texts under names of their own.
enum Metadata {
    static let countLimit = 16
    static let nameLimit = 64
    /// In Unicode scalars, as JSON Schema counts.
    static let valueLimit = 256

    /// Empty when there is none, or something was wrong with it.
    static func read(_ name: String, of fields: JSONFields) -> [String: String] {
        let members: [JSONMember]
        switch fields.value(name) {
        case nil: return [:]
        case .object(let some): members = some
        case .null, .bool, .number, .string, .array:
            fields.note(name, "must be an object")
            return [:]
        }
        guard members.count <= Self.countLimit else {
            fields.note(name, "must not have more than \(Self.countLimit) members")
            return [:]
        }
        var metadata: [String: String] = [:]
        for member in members {
            guard Self.isName(member.name) else {
                fields.note(name, "must have names of 1 to \(Self.nameLimit) of the characters A–Z, a–z, 0–9, '.', '_' and '-'")
                continue
            }
            switch member.value {
            case .string(let text) where text.unicodeScalars.count <= Self.valueLimit: metadata[member.name] = text
            case .string: fields.note(name, member.name, "must not be longer than \(Self.valueLimit) characters")
            case .null, .bool, .number, .array, .object: fields.note(name, member.name, "must be a text")
            }
        }
        return metadata
    }

    static func isName(_ text: some StringProtocol) -> Bool {
        (1...Self.nameLimit).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}

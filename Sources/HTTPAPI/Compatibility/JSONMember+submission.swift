import Resumes

extension JSONMember {
    static func posting(_ text: String) -> JSONMember {
        JSONMember(name: "posting", value: .object([JSONMember(name: "text", value: .string(text))]))
    }

    static func text(_ name: String, _ text: String) -> JSONMember { JSONMember(name: name, value: .string(text)) }
}

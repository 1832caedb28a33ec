/// A value of a YAML file with the place it stands at, both from 1.
struct YAMLValue {
    enum Content {
        case null
        case text(String)
        case list([YAMLValue])
        case map([YAMLMember])
    }

    var content: Content
    var line: Int
    var column: Int

    /// What people call this kind of value.
    var kind: String {
        switch self.content {
        case .null: "nothing"
        case .text: "a text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

/// A key with its value.
struct YAMLMember {
    var key: String
    var line: Int
    var column: Int
    var value: YAMLValue
}

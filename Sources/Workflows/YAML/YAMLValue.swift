/// A value of a YAML file with the place it stands at, both from 1.
package struct YAMLValue {
    package enum Content {
        case null
        case text(String)
        case list([YAMLValue])
        case map([YAMLMember])
    }

    package var content: Content
    package var line: Int
    package var column: Int

    /// What people call this kind of value.
    package var kind: String {
        switch self.content {
        case .null: "nothing"
        case .text: "a text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

/// A key with its value.
package struct YAMLMember {
    package var key: String
    package var line: Int
    package var column: Int
    package var value: YAMLValue
}

/// One option of a selection.
struct Choice: Sendable {
    let value: String
    let label: String
    let isSelected: Bool

    init(_ value: String, _ label: String? = nil, selected: String) {
        self.value = value
        self.label = label ?? Self.words(value)
        self.isSelected = value == selected
    }

    /// `cover-letter` as "Cover letter".
    static func words(_ token: String) -> String {
        let text = token.replacing("-", with: " ").replacing("_", with: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

/// The items that a line of a plain list names.
enum ListItems {
    /// Cut at commas, semicolons and the like, but never inside brackets.
    static func items(_ text: String) -> [String] {
        var items: [String] = []
        var item = ""
        var depth = 0
        for character in text {
            switch character {
            case "(", "[": depth += 1
            case ")", "]": depth = max(0, depth - 1)
            default: break
            }
            if depth == 0, ",;|•·、，；".contains(character) {
                items.append(item)
                item = ""
            } else {
                item.append(character)
            }
        }
        items.append(item)
        return items.map { Self.trimmed($0) }.filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    /// "Databases: PostgreSQL, SQLite".
    static func labelled(_ text: String) -> (label: String, rest: String)? {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }), !text[colon...].hasPrefix("://") else { return nil }
        let label = text[..<colon].trimmingSpaces()
        let rest = text[text.index(after: colon)...].trimmingSpaces()
        guard !label.isEmpty, label.utf8.count <= 60, label.split(separator: " ").count <= 6, label.contains(where: \.isLetter) else {
            return nil
        }
        return (label, rest)
    }

    private static func trimmed(_ text: String) -> String {
        var text = text.trimmingSpaces()
        if text.hasSuffix("."), text.split(separator: " ").count <= 4, !text.dropLast().contains(".") { text.removeLast() }
        return text.trimmingSpaces()
    }
}

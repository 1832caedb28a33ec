import Mustache

/// Escapes text for HTML scalar by scalar.
///
/// The library's own way goes by characters as people see them, and a quotation mark with a combining accent is another character than
/// a quotation mark: it would come out as it went in, and end an attribute.
struct PageEscaping: MustacheContentType {
    /// What templates call it.
    static let name = "SELVEDGE_PAGE"

    func escapeText(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // Not allowed in HTML, and nothing a person would miss.
            case "\u{0}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

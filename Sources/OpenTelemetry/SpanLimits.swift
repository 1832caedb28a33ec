/// How much one span may carry, and what it may not (G13).
enum SpanLimits {
    /// Of attributes, events and links each, the usual limits of OpenTelemetry.
    static let entries = 128
    static let characters = 256

    /// Attributes that libraries fill with what a person wrote or a token: never recorded.
    static let withheld: Set<String> = [
        "db.query.text", "db.statement", "exception.message", "exception.stacktrace", "http.target", "http.url", "url.full", "url.query",
    ]

    static func cut(_ text: String) -> String {
        // No more bytes than that means no more characters.
        guard text.utf8.count > Self.characters else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.characters)))
    }

    static func cut<Element>(_ array: [Element]) -> ArraySlice<Element> { array.prefix(Self.entries) }
}

/// Fills sentences with facts.
enum LetterSentence {
    /// The first variant whose places all have a value, filled; nil when none has.
    static func filled(_ variants: [String], _ values: [String: String]) -> String? {
        for variant in variants {
            if let text = Self.fill(variant, values) { return text }
        }
        return nil
    }

    private static func fill(_ variant: String, _ values: [String: String]) -> String? {
        var result = ""
        var rest = variant[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            guard let value = values[String(rest[rest.index(after: open)..<close])], !value.isEmpty else { return nil }
            result += value
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

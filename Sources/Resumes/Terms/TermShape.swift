/// Tells terms by their shape: acronyms and words in mixed case.
enum TermShape {
    /// The term a token looks like, a plural `s` taken off; nil for ordinary words.
    static func term(_ token: TextToken, isShouting: Bool) -> String? {
        var text = token.text
        if text.hasSuffix("s"), text.count >= 4, text.dropLast().allSatisfy({ $0.isUppercase || $0.isNumber }) { text.removeLast() }
        while let last = text.last, last == "." || last == "-" { text.removeLast() }
        guard (2...24).contains(text.count), !StopNames.contains(text) else { return nil }
        if Self.isAcronym(text) { return isShouting ? nil : text }
        return Self.isMixedCase(text) ? text : nil
    }

    static func isAcronym(_ text: String) -> Bool {
        guard (3...6).contains(text.count), text.allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "&" || $0 == "+") })
        else { return false }
        // "Q1", "B2", "24H" count or name floors.
        return text.count(where: \.isUppercase) >= 2 && (text.first?.isUppercase ?? false)
    }

    /// A capital behind a small letter ("WhyLogs"), or a dotted name ("Foo.js"). "McDonald" and "eMail" are no terms.
    static func isMixedCase(_ text: String) -> Bool {
        guard text.allSatisfy(\.isASCII), !text.hasPrefix("Mc"), !text.hasPrefix("Mac"), !text.contains("-") else { return false }
        if text.lowercased().hasSuffix(".js") { return true }
        if text.contains(".") { return false }
        let characters = Array(text)
        let humps = zip(characters, characters.dropFirst()).filter { $0.isLowercase && $1.isUppercase }.count
        return humps > 0 && text.count >= 3
    }
}

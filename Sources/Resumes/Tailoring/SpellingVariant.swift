/// Whether two spellings are one name written in two ways. Narrower than the lexicon, which also files a product under its family
/// ("MariaDB" under "MySQL"): what a person wrote may be respelt, never renamed.
enum SpellingVariant {
    static func isVariant(_ lhs: String, of rhs: String) -> Bool {
        let left = Self.letters(lhs)
        let right = Self.letters(rhs)
        guard !left.isEmpty, !right.isEmpty else { return false }
        if left == right { return true }
        return Self.isShort(left, for: right, words: rhs) || Self.isShort(right, for: left, words: lhs)
    }

    /// "k8s", "js" behind, "Postgres" for "PostgreSQL", "AWS" for "Amazon Web Services".
    private static func isShort(_ short: [Character], for long: [Character], words: String) -> Bool {
        guard short.count < long.count else { return false }
        if long.starts(with: short), short.count >= 4, String(long.dropFirst(short.count)) == "js" || long.count - short.count <= 2 {
            return true
        }
        if let first = short.first, let last = short.last, first == long.first, last == long.last, short.count >= 3,
            Int(String(short.dropFirst().dropLast())) == long.count - 2
        {
            return true
        }
        let initials = words.split(whereSeparator: { $0 == " " || $0 == "-" }).compactMap { $0.first?.lowercased() }.joined()
        return short.count >= 2 && String(short) == initials
    }

    private static func letters(_ text: String) -> [Character] {
        Array(text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "#" })
    }
}

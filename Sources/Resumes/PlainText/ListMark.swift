/// The marks that begin items of lists.
enum ListMark {
    /// Need no space behind them. Some fonts' own marks are in the private use area.
    private static let plain: Set<Character> = [
        "•", "◦", "▪", "▫", "‣", "·", "●", "○", "■", "□", "▶", "►", "➤", "➢", "➔", "→", "⇒", "✓", "✔", "✦", "★", "☆", "◆", "◇", "⁃", "∙",
        "»", "›",
        "\u{F0B7}", "\u{F0A7}", "\u{F0D8}", "\u{F0FC}", "\u{F076}", "・", "※",
    ]
    /// Are marks only with a space behind them.
    private static let spaced: Set<Character> = ["-", "*", "+", "–", "—", "−", "~", ">", "o", "¤"]

    /// What stands behind the mark; nil for a line that is no item.
    static func item(_ line: Substring) -> Substring? {
        guard let first = line.first else { return nil }
        let rest = line.dropFirst()
        if Self.plain.contains(first) { return rest.drop(while: \.isWhitespace) }
        if Self.spaced.contains(first), rest.first?.isWhitespace ?? false { return rest.drop(while: \.isWhitespace) }
        return Self.numbered(line)
    }

    /// "1.", "1)", "(1)", "a)".
    private static func numbered(_ line: Substring) -> Substring? {
        let isOpen = line.first == "("
        let inner = isOpen ? line.dropFirst() : line
        let digits = inner.prefix { $0.isASCII && $0.isNumber }
        let isLetter = digits.isEmpty && (inner.first.map { $0.isASCII && $0.isLowercase } ?? false)
        guard isLetter || (1...2).contains(digits.count) else { return nil }
        let after = inner.dropFirst(isLetter ? 1 : digits.count)
        guard let mark = after.first, mark == ")" || (mark == "." && !isOpen && !isLetter) else { return nil }
        guard after.dropFirst().first?.isWhitespace ?? false else { return nil }
        return after.dropFirst().drop(while: \.isWhitespace)
    }
}

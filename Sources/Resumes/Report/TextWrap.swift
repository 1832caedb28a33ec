/// Breaks text into lines of a column width, counting wide characters as two.
enum TextWrap {
    /// Lines of at most `width` columns; a longer word stands alone, and text without spaces breaks between wide characters.
    static func lines(of text: String, width: Int) -> [String] {
        let limit = max(1, width)
        var lines: [String] = []
        var line = ""
        var columns = 0
        for word in Self.printable(text).split(whereSeparator: \.isWhitespace) {
            let wordColumns = Self.columns(of: word)
            if columns > 0, columns + 1 + wordColumns > limit {
                lines.append(line)
                line = ""
                columns = 0
            }
            if columns > 0 {
                line += " "
                columns += 1
            }
            if wordColumns <= limit {
                line += word
                columns += wordColumns
                continue
            }
            for character in word {
                let width = Self.columns(of: character)
                if columns + width > limit, Self.isWide(character) {
                    lines.append(line)
                    line = ""
                    columns = 0
                }
                line.append(character)
                columns += width
            }
        }
        if columns > 0 { lines.append(line) }
        return lines
    }

    /// At most `width` columns, cut with an ellipsis.
    static func clipped(_ raw: String, width: Int) -> String {
        let text = Self.printable(raw)
        guard Self.columns(of: text) > width else { return text }
        var result = ""
        var columns = 0
        for character in text {
            let next = Self.columns(of: character)
            if columns + next > width - 1 { break }
            result.append(character)
            columns += next
        }
        return result + "…"
    }

    static func columns(of text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + Self.columns(of: $1) }
    }

    /// A stranger's text must not steer a terminal: control characters become spaces.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(scalar.properties.generalCategory == .control ? " " : scalar) }
        return String(result)
    }

    private static func columns(of character: Character) -> Int { Self.isWide(character) ? 2 : 1 }

    private static func isWide(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return true
        default: return false
        }
    }
}

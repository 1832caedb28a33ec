/// One line of a posting, told apart by its marks.
struct PostingLine {
    enum Kind: Equatable {
        case blank
        /// 1…6 for marked headings, 7 for a line in bold, 8 for a line that ends in a colon, 9 for one that only reads like a heading.
        case heading(level: Int)
        case listItem
        case text
    }

    var kind: Kind
    /// Without marks, spaces normalised.
    var text: String

    var isHeading: Bool {
        switch self.kind {
        case .heading: true
        case .blank, .listItem, .text: false
        }
    }

    static func lines(of text: String) -> [PostingLine] {
        var lines: [PostingLine] = []
        for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if let level = Self.underline(raw), let last = lines.last, last.kind == .text, last.text.utf8.count <= 100 {
                lines[lines.count - 1].kind = .heading(level: level)
                continue
            }
            lines.append(Self.line(raw))
        }
        return lines
    }

    /// `====` makes a heading of the line before, and so does `----`.
    private static func underline(_ raw: Substring) -> Int? {
        let trimmed = raw.trimmingSpaces
        guard trimmed.utf8.count >= 3, let mark = trimmed.first, mark == "=" || mark == "-", trimmed.allSatisfy({ $0 == mark }) else {
            return nil
        }
        return mark == "=" ? 1 : 2
    }

    private static func line(_ raw: Substring) -> PostingLine {
        let trimmed = raw.trimmingSpaces
        guard trimmed.contains(where: { $0.isLetter || $0.isNumber }) else { return PostingLine(kind: .blank, text: "") }
        if trimmed.hasPrefix("#") {
            let level = trimmed.prefix { $0 == "#" }.count
            let rest = trimmed.drop { $0 == "#" }
            if level <= 6, rest.first?.isWhitespace ?? false {
                return PostingLine(kind: .heading(level: level), text: Self.plain(rest.trimmingTrailing("#")))
            }
        }
        if let item = Self.listItem(trimmed) {
            // "- **Data**" is still an item.
            return PostingLine(kind: .listItem, text: Self.plain(item))
        }
        if Self.isBold(trimmed) { return PostingLine(kind: .heading(level: 7), text: Self.plain(trimmed)) }
        let text = Self.plain(trimmed.drop { $0 == ">" })
        if text.hasSuffix(":"), text.utf8.count <= 90 { return PostingLine(kind: .heading(level: 8), text: text) }
        if Self.readsLikeHeading(text) { return PostingLine(kind: .heading(level: 9), text: text) }
        return PostingLine(kind: .text, text: text)
    }

    /// A short line without an end mark that the section lexicon knows, or one in capitals.
    private static func readsLikeHeading(_ text: String) -> Bool {
        guard text.utf8.count <= 60, let last = text.last, !".;,!".contains(last) else { return false }
        if SectionLexicon.isExactHeading(text) { return true }
        if HeadPhrases.aboutName(text) != nil, text.split(separator: " ").count <= 5 { return true }
        let letters = text.filter(\.isLetter)
        return letters.count >= 4 && letters.allSatisfy(\.isUppercase) && text.contains(" ")
            && SectionLexicon.section(ofHeading: text) != nil
    }

    private static func isBold(_ line: Substring) -> Bool {
        for mark in ["**", "__"] where line.hasPrefix(mark) {
            let rest = line.dropFirst(2)
            let core = rest.hasSuffix(":") ? rest.dropLast() : rest
            guard core.hasSuffix(mark), core.count > 2 else { continue }
            return !core.dropLast(2).contains(mark) && line.utf8.count <= 120
        }
        return false
    }

    private static func listItem(_ line: Substring) -> Substring? {
        guard let first = line.first else { return nil }
        let rest = line.dropFirst()
        if "•◦▪‣·●○■–—✓✔➤►*-+".contains(first) {
            let isMark = !"-*+–—".contains(first) || (rest.first?.isWhitespace ?? false)
            return isMark ? rest.trimmingSpaces : nil
        }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count) else { return nil }
        let after = line.dropFirst(digits.count)
        guard let mark = after.first, mark == "." || mark == ")", after.dropFirst().first?.isWhitespace ?? false else { return nil }
        return after.dropFirst().trimmingSpaces
    }

    /// Without Markdown's emphasis, code and link marks and without unprintable characters.
    private static func plain(_ raw: Substring) -> String {
        var text = PlainText.clean(String(raw)).text
        for mark in ["**", "__", "`"] where text.contains(mark) { text = text.replacing(mark, with: "") }
        if text.contains("](") { text = Self.withoutLinks(text) }
        if text.hasPrefix("[ ] ") || text.hasPrefix("[x] ") { text = String(text.dropFirst(4)) }
        if text.hasPrefix("*"), text.hasSuffix("*"), text.count > 2 { text = String(text.dropFirst().dropLast()) }
        return String(text[...].trimmingSpaces)
    }

    /// `[label](target)` becomes `label`.
    private static func withoutLinks(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        // Every pass takes off what it has looked at, so hostile brackets cost no more than one reading.
        while let middle = rest.firstRange(of: "]("), let end = rest[middle.upperBound...].firstIndex(of: ")") {
            let head = rest[..<middle.lowerBound]
            if let open = head.lastIndex(of: "[") {
                result += head[..<open] + head[head.index(after: open)...]
                rest = rest[rest.index(after: end)...]
            } else {
                result += rest[..<middle.upperBound]
                rest = rest[middle.upperBound...]
                if rest.utf8.count > 20_000 { break }
            }
        }
        return result + rest
    }
}

extension Substring {
    fileprivate func trimmingTrailing(_ mark: Character) -> Substring {
        var slice = self.trimmingSpaces
        while slice.last == mark { slice.removeLast() }
        // "C#" at the end of a heading keeps its sign.
        return slice.last?.isWhitespace ?? true ? slice.trimmingSpaces : self.trimmingSpaces
    }
}

/// One line of a résumé in plain text, told apart by its marks.
struct WrittenLine: Equatable {
    /// From 0, in the text as given.
    var number: Int
    /// What tabs and wide gaps keep apart; without list marks, spaces normalised. Never empty.
    var columns: [String]
    var isBullet: Bool
    var isIndented: Bool
    /// 1…6 for a heading in Markdown, 7 for a line in bold or underlined.
    var headingLevel: Int?
    /// Whether the line before was empty.
    var followsGap: Bool

    var text: String { self.columns.joined(separator: " ") }

    /// All lines that say something.
    static func lines(of text: String) -> [WrittenLine] {
        var lines: [WrittenLine] = []
        var followsGap = true
        for (number, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard raw.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) else {
                if Self.isUnderline(raw), !followsGap, !lines.isEmpty { lines[lines.count - 1].headingLevel = 7 }
                followsGap = true
                continue
            }
            guard let line = Self.line(raw, number: number, followsGap: followsGap) else { continue }
            lines.append(line)
            followsGap = false
        }
        return lines
    }

    private static func line(_ raw: Substring, number: Int, followsGap: Bool) -> WrittenLine? {
        let indent = raw.prefix(while: \.isWhitespace)
        var rest = raw.dropFirst(indent.count)
        var level: Int?
        if rest.first == "#" {
            let marks = rest.prefix { $0 == "#" }.count
            if marks <= 6, rest.dropFirst(marks).first?.isWhitespace ?? false {
                level = marks
                rest = rest.dropFirst(marks)
            }
        }
        let item = level == nil ? ListMark.item(rest) : nil
        let content = item ?? rest
        if level == nil, item == nil, Self.isBold(content) { level = 7 }
        let columns = Self.columns(content).map(Self.plain).filter { !$0.isEmpty }
        guard !columns.isEmpty else { return nil }
        return WrittenLine(
            number: number,
            columns: columns,
            isBullet: item != nil,
            isIndented: !indent.isEmpty,
            headingLevel: level,
            followsGap: followsGap
        )
    }

    /// Cut at tabs and at three or more spaces.
    private static func columns(_ text: Substring) -> [Substring] {
        var columns: [Substring] = []
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index].isWhitespace else {
                index = text.index(after: index)
                continue
            }
            let gap = index
            var width = 0
            while index < text.endIndex, text[index].isWhitespace {
                width += text[index] == "\t" ? 3 : 1
                index = text.index(after: index)
            }
            if width >= 3 {
                columns.append(text[start..<gap])
                start = index
            }
        }
        columns.append(text[start...])
        return columns
    }

    /// Without marks of emphasis and code, and what cannot be printed.
    private static func plain(_ raw: Substring) -> String {
        var text = PlainText.clean(String(raw)).text
        for mark in ["**", "__", "`"] where text.contains(mark) { text = text.replacing(mark, with: "") }
        return text.trimmingSpaces()
    }

    private static func isBold(_ line: Substring) -> Bool {
        ["**", "__"].contains { line.hasPrefix($0) && line.drop { $0 == "*" || $0 == "_" }.contains($0) } && line.utf8.count <= 120
            && ["**", "__", "**:", "__:"].contains { line.trimmingSpaces().hasSuffix($0) }
    }

    private static func isUnderline(_ raw: Substring) -> Bool {
        let marks = raw.trimmingSpaces()
        guard marks.count >= 3, let first = marks.first, "=-_~–—*".contains(first) else { return false }
        return marks.allSatisfy { $0 == first }
    }
}

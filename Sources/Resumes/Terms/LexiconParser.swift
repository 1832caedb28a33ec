/// Reads the lexicon's data: `[family : kind]` opens a family (kind `field` when left out), every other line is
/// `Name = spelling, spelling`. A spelling ending in `!` holds only in its exact case, one ending in `^` also needs context.
enum LexiconParser {
    static func entries(in data: [String]) -> [LexiconEntry] {
        var entries: [LexiconEntry] = []
        var family = "other"
        var kind = TermKind.field
        for part in data {
            for line in part.utf8.split(separator: UInt8(ascii: "\n")) {
                let line = Self.trimmed(line)
                guard let first = line.first else { continue }
                if first == UInt8(ascii: "[") {
                    let pieces = line.dropFirst().dropLast().split(separator: UInt8(ascii: ":")).map { Self.string(Self.trimmed($0)) }
                    family = pieces.first ?? "other"
                    kind = pieces.count > 1 ? TermKind(rawValue: pieces[1]) ?? .field : .field
                    continue
                }
                entries.append(Self.entry(line, family: family, kind: kind))
            }
        }
        return entries
    }

    private static func entry(_ line: Substring.UTF8View, family: String, kind: TermKind) -> LexiconEntry {
        let halves = line.split(separator: UInt8(ascii: "="), maxSplits: 1)
        let first = Self.spelling(halves[0])
        var spellings = [first]
        if halves.count > 1 { spellings += halves[1].split(separator: UInt8(ascii: ",")).map(Self.spelling) }
        let term = Term(id: first.text.lowercased(), name: first.text, known: true)
        return LexiconEntry(term: term, kind: kind, family: family, spellings: spellings)
    }

    private static func spelling(_ text: Substring.UTF8View) -> LexiconEntry.Spelling {
        let text = Self.trimmed(text)
        switch text.last {
        case UInt8(ascii: "!"): return LexiconEntry.Spelling(text: Self.string(text.dropLast()), caution: .exactCase)
        case UInt8(ascii: "^"): return LexiconEntry.Spelling(text: Self.string(text.dropLast()), caution: .context)
        default: return LexiconEntry.Spelling(text: Self.string(text))
        }
    }

    /// The data is cut by bytes, all of whose separators are ASCII: by characters it takes several times as long.
    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var slice = text
        while slice.first == UInt8(ascii: " ") { slice.removeFirst() }
        while slice.last == UInt8(ascii: " ") { slice.removeLast() }
        return slice
    }

    private static func string(_ text: Substring.UTF8View) -> String { String(Substring(text)) }
}

extension Substring {
    /// Without spaces and tabs at both ends.
    var trimmingSpaces: Substring {
        var slice = self
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return slice
    }
}

/// Reads the lexicon's data: `[family : kind]` opens a family (kind `field` when left out), every other line is
/// `Name = spelling, spelling`. A spelling ending in `!` holds only in its exact case, one ending in `^` also needs context.
enum LexiconParser {
    static func entries(in data: [String]) -> [LexiconEntry] {
        var entries: [LexiconEntry] = []
        var family = "other"
        var kind = TermKind.field
        for part in data {
            for line in part.split(separator: "\n") {
                let line = line.trimmingSpaces
                if line.isEmpty { continue }
                if line.hasPrefix("[") {
                    let pieces = line.dropFirst().dropLast().split(separator: ":").map(\.trimmingSpaces)
                    family = pieces.first.map(String.init) ?? "other"
                    kind = pieces.count > 1 ? TermKind(rawValue: String(pieces[1])) ?? .field : .field
                    continue
                }
                entries.append(Self.entry(line, family: family, kind: kind))
            }
        }
        return entries
    }

    private static func entry(_ line: Substring, family: String, kind: TermKind) -> LexiconEntry {
        let halves = line.split(separator: "=", maxSplits: 1).map(\.trimmingSpaces)
        let first = Self.spelling(halves[0])
        var spellings = [first]
        if halves.count > 1 {
            spellings += halves[1].split(separator: ",").map { Self.spelling($0.trimmingSpaces) }
        }
        let term = Term(id: first.text.lowercased(), name: first.text, known: true)
        return LexiconEntry(term: term, kind: kind, family: family, spellings: spellings)
    }

    private static func spelling(_ text: Substring) -> LexiconEntry.Spelling {
        switch text.last {
        case "!": LexiconEntry.Spelling(text: String(text.dropLast()), caution: .exactCase)
        case "^": LexiconEntry.Spelling(text: String(text.dropLast()), caution: .context)
        default: LexiconEntry.Spelling(text: String(text))
        }
    }
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

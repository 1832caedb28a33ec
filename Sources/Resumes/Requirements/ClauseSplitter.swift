/// Cuts a paragraph into sentences, and a sentence that changes its strength ("A required, B a plus") where it changes.
enum ClauseSplitter {
    static func clauses(of text: String) -> [Clause] {
        Self.sentences(of: text).flatMap(Self.clauses(ofSentence:))
    }

    static func sentences(of text: String) -> [Substring] {
        var sentences: [Substring] = []
        var start = text.startIndex
        var index = text.startIndex
        var word = ""
        while index < text.endIndex {
            let character = text.unicodeScalars[index]
            let next = text.unicodeScalars.index(after: index)
            let isEnd: Bool
            switch character {
            case ";", "\n", "。", "！", "？": isEnd = true
            case "!", "?": isEnd = next == text.endIndex || text.unicodeScalars[next].properties.isWhitespace
            case ".": isEnd = Self.endsSentence(text, at: next, word: word)
            default: isEnd = false
            }
            if isEnd {
                sentences.append(text[start..<index])
                start = next
            }
            if character.properties.isWhitespace {
                word.removeAll()
            } else if word.utf8.count < 12 {
                word.unicodeScalars.append(character)
            }
            index = next
        }
        sentences.append(text[start...])
        return sentences.map(\.trimmingSpaces).filter { !$0.isEmpty }
    }

    private static let abbreviations: Set<String> = [
        "e.g", "i.e", "etc", "incl", "approx", "min", "z.b", "bzw", "ca", "p.ex", "ej", "vs", "u.a", "st", "no", "inc", "dr", "mr", "mrs",
        "ph.d", "b.s", "m.s", "u.s",
    ]

    /// A full stop before a space and a capital, unless an abbreviation stands before it.
    private static func endsSentence(_ text: String, at next: String.Index, word: String) -> Bool {
        guard next < text.endIndex else { return true }
        guard text[next].isWhitespace, !Self.abbreviations.contains(word.lowercased().filter { $0 != "(" }) else { return false }
        let after = text[next...].prefix(4).first { !$0.isWhitespace }
        return after.map { !$0.isLowercase } ?? true
    }

    private static func clauses(ofSentence sentence: Substring) -> [Clause] {
        let pieces = Self.pieces(of: sentence)
        let cues = pieces.map { piece in
            StrengthCues.find(in: PhraseSet.words(of: String(piece))).flatMap { $0.kind.isDecisive ? $0 : nil }
        }
        let kinds = Set(cues.compactMap { $0?.kind })
        guard kinds.count > 1 || Self.endsInAside(pieces, cues) else { return [Self.clause(sentence)] }
        var clauses: [Clause] = []
        var start = 0
        var current: StrengthCues.Cue?
        func emit(upTo end: Int) {
            guard end > start else { return }
            var clause = Self.clause(sentence[pieces[start].startIndex..<pieces[end - 1].endIndex])
            clause.cue = current ?? clause.cue
            clauses.append(clause)
            start = end
        }
        for (index, cue) in cues.enumerated() {
            guard let cue else { continue }
            if cue.isAtEnd {
                // "Python required": the cue looks back.
                if current != nil || (cue.kind == .nice && !Self.isConjoined(pieces[index])) { emit(upTo: index) }
                current = cue
                emit(upTo: index + 1)
                current = nil
            } else {
                emit(upTo: index)
                current = cue
            }
        }
        emit(upTo: pieces.count)
        return clauses
    }

    /// "Strong SQL, Python a plus": only what stands in the last piece is a plus, unless that piece ends a list ("Go, Rust or C a plus").
    private static func endsInAside(_ pieces: [Substring], _ cues: [StrengthCues.Cue?]) -> Bool {
        guard pieces.count > 1, let last = cues.last ?? nil, last.kind == .nice, last.isAtEnd, let piece = pieces.last else { return false }
        return cues.dropLast().allSatisfy { $0 == nil } && !Self.isConjoined(piece) && piece.count(where: \.isWhitespace) > 1
    }

    private static func isConjoined(_ piece: Substring) -> Bool {
        piece.hasPrefix("(")
            || piece.split(separator: " ")
                .contains {
                    ["and", "or", "&", "und", "oder", "et", "ou", "y", "o", "và", "hoặc", ",and", ",or"].contains($0.lowercased())
                }
    }

    private static func clause(_ text: Substring) -> Clause {
        let text = String(text.drop { ",–( ".contains($0) })
        let words = PhraseSet.words(of: text)
        return Clause(text: text, words: words, cue: StrengthCues.find(in: words))
    }

    /// At commas, brackets, dashes and "but".
    private static func pieces(of sentence: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var start = sentence.startIndex
        for index in sentence.indices where ",(–".contains(sentence[index]) {
            // "appreciated, but not required" is one cue.
            let rest = sentence[sentence.index(after: index)...].prefix(8).lowercased()
            if rest.hasPrefix(" but not") || rest.hasPrefix(" though") { continue }
            pieces.append(sentence[start..<index])
            start = index
        }
        pieces.append(sentence[start...])
        return pieces
    }
}

/// Phrases looked up by whole words in one pass over a text, however many phrases there are.
struct PhraseSet: Sendable {
    private let phrasesByFirstWord: [String: [[String]]]

    init(_ phrases: [String]) {
        self.phrasesByFirstWord = Dictionary(grouping: phrases.map(Self.words), by: { $0.first ?? "" })
    }

    /// Lower-cased runs of letters, digits and apostrophes.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isWordScalar {
                if scalar.isASCII {
                    word.append(scalar.isASCIILetter ? Unicode.Scalar(UInt8(scalar.value | 0x20)) : scalar)
                } else {
                    word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            } else if scalar == "'" || scalar == "’" {
                word.append("'")
            } else if !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    func matches(_ words: [String]) -> Bool { self.first(in: words) != nil }

    /// The first phrase found, as a range of words; of several that start together the longest.
    func first(in words: [String]) -> Range<Int>? {
        for start in words.indices {
            if let range = self.match(at: start, in: words) { return range }
        }
        return nil
    }

    func match(at start: Int, in words: [String]) -> Range<Int>? {
        guard let phrases = self.phrasesByFirstWord[words[start]] else { return nil }
        let lengths = phrases.filter { words[start...].starts(with: $0) }.map(\.count)
        return lengths.max().map { start..<(start + $0) }
    }
}

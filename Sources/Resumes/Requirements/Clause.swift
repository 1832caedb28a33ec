/// A sentence or a part of one that asks with one strength.
struct Clause {
    static let longestExcerpt = 200

    var text: String
    /// Its lower-cased words.
    var words: [String]
    var cue: StrengthCues.Cue?

    /// At most ``longestExcerpt`` characters, cut at a word.
    var excerpt: String {
        let text = self.text[...].trimmingSpaces
        let end = text.index(text.startIndex, offsetBy: Self.longestExcerpt, limitedBy: text.endIndex) ?? text.endIndex
        guard end < text.endIndex else { return String(text) }
        let head = text[..<end]
        let cut = head.lastIndex(of: " ") ?? end
        return String(head[..<cut]) + "…"
    }
}

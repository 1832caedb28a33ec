/// A light suffix stripper for ranking and loose comparison; what it says never becomes a claim.
enum Stemmer {
    /// Longest endings first; an ending goes only when at least four letters stay.
    private static let endings: [[UInt8]] = [
        "ations", "ation", "ingly", "ments", "ungen", "ment", "ings", "ions", "tion", "ers", "ing", "ies", "ied", "ion", "ung", "ed", "er",
        "es", "en", "ly", "s", "e", "y",
    ]
    .map { Array($0.utf8) }

    /// The stem of a case-folded word.
    static func stem(_ word: String) -> String {
        let bytes = Array(word.utf8)
        guard bytes.count > 4, bytes.allSatisfy({ $0 >= 0x61 || $0 < 0x30 }) else { return word }
        for ending in Self.endings where bytes.count - ending.count >= 4 && bytes.suffix(ending.count).elementsEqual(ending) {
            var kept = bytes.prefix(bytes.count - ending.count)
            // "planned" and "plan" share a stem.
            if ending.count > 1, kept.count > 4, let last = kept.last, kept.dropLast().last == last, last != 0x73, last != 0x6C {
                kept = kept.dropLast()
            }
            return String(decoding: kept, as: UTF8.self)
        }
        return word
    }
}

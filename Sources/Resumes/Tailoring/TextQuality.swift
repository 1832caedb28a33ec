/// How much a bullet says, whatever the posting: a figure, a verb first, a length that reads well.
enum TextQuality {
    /// 0…1.
    static func score(of text: String) -> Double {
        let words = Words.words(in: text)
        var score = 0.0
        if text.unicodeScalars.contains(where: { $0.value >= 0x30 && $0.value <= 0x39 }) { score += 0.4 }
        if let first = words.first, EnglishVerbs.isPast(first) { score += 0.3 }
        if (8...30).contains(words.count) { score += 0.3 } else if words.count > 30 { score += 0.1 }
        return score
    }
}

/// The language of a document as far as setting it in type goes.
struct DocumentLanguage: Sendable, Hashable {
    /// BCP 47, as given or found out; used for `/Lang`, shaping and the words the renderer adds.
    var tag: String

    /// Takes the given tag if it is well formed, else goes by the scripts of the text, else English.
    init(given: String?, texts: [String]) {
        if let given, let tag = Self.wellFormed(given) {
            self.tag = tag
        } else {
            self.tag = Self.byScript(texts)
        }
    }

    /// The first subtag, in lower case.
    var primary: String {
        self.tag.prefix { $0 != "-" }.lowercased()
    }

    var vocabulary: Vocabulary {
        Vocabulary(language: self)
    }

    var isRightToLeft: Bool {
        ["ar", "fa", "he", "ur"].contains(self.primary)
    }

    var isTraditionalChinese: Bool {
        let subtags = self.tag.lowercased().split(separator: "-")
        return self.primary == "zh" && subtags.contains { ["hant", "tw", "hk", "mo"].contains($0) }
    }

    /// The letter forms of Han characters; Simplified Chinese when the language is not an East Asian one.
    var cjkForm: CJKForm {
        switch self.primary {
        case "ja": .japanese
        case "ko": .korean
        case "zh" where self.tag.lowercased().hasSuffix("-hk"): .hongKong
        case "zh" where self.isTraditionalChinese: .traditional
        default: .simplified
        }
    }

    /// The tag with `_` as `-`, or nil if it is no plain BCP 47 tag (it ends up in the PDF as it is).
    private static func wellFormed(_ given: String) -> String? {
        let tag = String(given.map { $0 == "_" ? "-" : $0 })
        let subtags = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard tag.utf8.count <= 35, let first = subtags.first, (2...3).contains(first.utf8.count) else { return nil }
        guard first.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) else { return nil }
        let valid = subtags.allSatisfy { subtag in
            (1...8).contains(subtag.utf8.count)
                && subtag.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
        }
        return valid ? tag : nil
    }

    /// The language of the script that fills most of the text, kana speaking for Japanese before Han for Chinese.
    private static func byScript(_ texts: [String]) -> String {
        var latin = 0
        var counts = (kana: 0, hangul: 0, han: 0, arabic: 0, hebrew: 0, cyrillic: 0)
        for scalar in texts.lazy.flatMap(\.unicodeScalars) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
            case 0x0400...0x052F: counts.cyrillic += 1
            case 0x0590...0x05FF: counts.hebrew += 1
            case 0x0600...0x06FF: counts.arabic += 1
            case 0x3040...0x30FF: counts.kana += 1
            case 0xAC00...0xD7A3: counts.hangul += 1
            case 0x4E00...0x9FFF: counts.han += 1
            default: break
            }
        }
        // An ideograph or a syllable block says as much as about three letters.
        if (counts.kana + counts.han) * 3 > latin, counts.kana * 8 > counts.han { return "ja" }
        if counts.hangul * 3 > latin, counts.hangul >= counts.han { return "ko" }
        if counts.han * 3 > latin { return "zh" }
        if counts.arabic > latin { return "ar" }
        if counts.hebrew > latin { return "he" }
        if counts.cyrillic > latin { return "ru" }
        return "en"
    }
}

/// Cuts text into the words that matching compares: case-folded runs of letters, digits and marks.
///
/// Scripts written without spaces give overlapping pairs of characters instead, so that two such texts can still share words.
enum Words {
    /// The words of a text in reading order.
    static func words(in text: String) -> [String] {
        var result: [String] = []
        var word = String.UnicodeScalarView()
        var previousIdeograph: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if Self.isIdeograph(scalar) {
                Self.flush(&word, into: &result)
                if let previous = previousIdeograph {
                    var pair = String.UnicodeScalarView()
                    pair.append(previous)
                    pair.append(scalar)
                    result.append(String(pair))
                }
                previousIdeograph = scalar
                continue
            }
            previousIdeograph = nil
            if Self.isWordScalar(scalar) {
                Self.appendFolded(scalar, to: &word)
            } else if scalar == "'" || scalar == "’" {
                continue
            } else {
                Self.flush(&word, into: &result)
            }
        }
        Self.flush(&word, into: &result)
        return result
    }

    /// The stems of a text's words, function words left out.
    static func stems(in text: String) -> [String] {
        var result: [String] = []
        for word in Self.words(in: text) where BackgroundTable.weight(ofWord: word) > 0 {
            result.append(Stemmer.stem(word))
        }
        return result
    }

    static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return (scalar.value >= 0x61 && scalar.value <= 0x7A) || (scalar.value >= 0x41 && scalar.value <= 0x5A)
                || (scalar.value >= 0x30 && scalar.value <= 0x39)
        }
        let properties = scalar.properties
        if properties.isAlphabetic { return true }
        switch properties.generalCategory {
        case .decimalNumber, .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }

    /// True for Han, Hiragana, Katakana and Hangul-free ideographic scripts that put no spaces between words.
    static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F: true
        default: false
        }
    }

    private static func appendFolded(_ scalar: Unicode.Scalar, to word: inout String.UnicodeScalarView) {
        if scalar.value < 0x80 {
            let upper = scalar.value >= 0x41 && scalar.value <= 0x5A
            word.append(upper ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar)
        } else {
            word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    private static func flush(_ word: inout String.UnicodeScalarView, into result: inout [String]) {
        guard !word.isEmpty else { return }
        result.append(String(word))
        word = String.UnicodeScalarView()
    }
}

/// Guesses a text's language from its script and its function words.
enum LanguageGuess {
    /// A BCP 47 language, or nil when too little speaks for any.
    static func language(of text: String) -> String? {
        let sample = text.prefix(20_000)
        if let byScript = Self.byScript(sample) { return byScript }
        var counts = [Int](repeating: 0, count: Self.functionWords.count)
        var words = 0
        for word in sample.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" }) {
            words += 1
            for index in Self.languagesByWord[String(word)] ?? [] { counts[index] += 1 }
        }
        let ranked = counts.indices.sorted { (counts[$0], $1) > (counts[$1], $0) }
        guard let best = ranked.first, counts[best] >= 2, counts[best] * 25 >= words else { return nil }
        guard ranked.count < 2 || counts[best] * 4 > counts[ranked[1]] * 5 else { return nil }
        return Self.functionWords[best].language
    }

    private static func byScript(_ sample: Substring) -> String? {
        var kana = 0
        var han = 0
        var hangul = 0
        var cyrillic = 0
        var ukrainian = 0
        var arabic = 0
        var greek = 0
        var letters = 0
        for scalar in sample.unicodeScalars where scalar.properties.isAlphabetic {
            letters += 1
            switch scalar.value {
            case 0x3040...0x30FF: kana += 1
            case 0x3400...0x9FFF: han += 1
            case 0xAC00...0xD7AF: hangul += 1
            case 0x454, 0x456, 0x457, 0x491:
                ukrainian += 1
                cyrillic += 1
            case 0x400...0x4FF: cyrillic += 1
            case 0x600...0x6FF: arabic += 1
            case 0x370...0x3FF: greek += 1
            default: break
            }
        }
        guard letters >= 10 else { return nil }
        if (kana + han) * 3 > letters { return kana * 20 > han ? "ja" : "zh" }
        if hangul * 3 > letters { return "ko" }
        if cyrillic * 2 > letters { return ukrainian * 50 > cyrillic ? "uk" : "ru" }
        if arabic * 2 > letters { return "ar" }
        if greek * 2 > letters { return "el" }
        return nil
    }

    private static let languagesByWord: [String: [Int]] = {
        var table: [String: [Int]] = [:]
        for (index, entry) in Self.functionWords.enumerated() {
            for word in entry.words { table[word, default: []].append(index) }
        }
        return table
    }()

    private static let functionWords: [(language: String, words: Set<String>)] = [
        (
            "en",
            [
                "the", "and", "of", "to", "with", "for", "you", "your", "our", "are", "is", "will", "we", "this", "that", "from", "have",
                "as", "by", "an", "be", "or", "experience", "years",
            ]
        ),
        (
            "de",
            [
                "und", "der", "die", "das", "mit", "für", "wir", "du", "sie", "ein", "eine", "einer", "im", "bei", "den", "von", "zu",
                "auf", "ist", "dein", "ihre", "sowie", "oder", "als",
            ]
        ),
        (
            "fr",
            [
                "et", "le", "la", "les", "des", "de", "du", "vous", "nous", "pour", "avec", "une", "un", "dans", "votre", "vos", "notre",
                "sur", "au", "aux", "ou", "est", "êtes", "en",
            ]
        ),
        (
            "es",
            [
                "y", "el", "la", "los", "las", "de", "del", "con", "para", "una", "un", "en", "por", "que", "tu", "nuestro", "nuestra",
                "se", "es", "su", "al", "como", "años", "o",
            ]
        ),
        (
            "pt",
            [
                "e", "o", "a", "os", "as", "de", "do", "da", "com", "para", "uma", "um", "em", "por", "que", "você", "nosso", "nossa",
                "não", "são", "ao", "anos", "ou", "dos",
            ]
        ),
        (
            "it",
            [
                "e", "il", "la", "gli", "di", "del", "della", "con", "per", "una", "un", "in", "che", "nostro", "nostra", "sono", "è", "al",
                "anni", "o", "dei", "delle", "le", "si",
            ]
        ),
        (
            "nl",
            [
                "en", "de", "het", "een", "van", "met", "voor", "je", "jij", "wij", "ons", "onze", "bij", "op", "is", "zijn", "aan", "als",
                "jouw", "naar", "te", "of", "ervaring", "jaar",
            ]
        ),
        (
            "sv",
            [
                "och", "att", "det", "som", "en", "ett", "med", "för", "på", "av", "vi", "du", "är", "till", "din", "ditt", "våra", "har",
                "inom", "eller", "om", "kommer", "oss", "dig",
            ]
        ),
        (
            "da",
            [
                "og", "at", "det", "som", "en", "et", "med", "for", "på", "af", "vi", "du", "er", "til", "din", "dit", "vores", "har",
                "inden", "eller", "om", "hos", "os", "dig",
            ]
        ),
        (
            "pl",
            [
                "i", "w", "z", "na", "do", "oraz", "się", "jest", "dla", "od", "nie", "lub", "nasz", "twoje", "że", "przez", "po", "jako",
                "lat", "pracy", "praca", "o", "ze", "są",
            ]
        ),
        (
            "vi",
            [
                "và", "của", "các", "với", "có", "cho", "trong", "là", "được", "về", "bạn", "chúng", "tôi", "những", "kinh", "nghiệm",
                "năm", "công", "việc", "hoặc", "tại", "làm", "trở", "lên",
            ]
        ),
    ]
}

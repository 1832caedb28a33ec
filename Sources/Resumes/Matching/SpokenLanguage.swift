/// Languages people speak, by the names five languages give them, and how well.
enum SpokenLanguage {
    /// A language asked for or offered: a code and, where said, a level 1…6 after the CEFR (6 native).
    struct Claim: Equatable {
        var code: String
        var level: Int?
    }

    /// What a posting's sentence asks for; empty without a word that shows that speaking is meant.
    static func asked(in text: String) -> [Claim] {
        let words = Words.words(in: text)
        let level = Self.level(in: words)
        var codes: [String] = []
        for word in words {
            if let code = Self.names[word], !codes.contains(code) { codes.append(code) }
            for stem in Self.compounds where word.hasPrefix(stem.prefix) && Self.compoundTails.contains(where: { word.hasSuffix($0) }) {
                if !codes.contains(stem.code) { codes.append(stem.code) }
            }
        }
        guard !codes.isEmpty else { return [] }
        let isSpoken = level != nil || words.contains { Self.cues.contains($0) || $0.hasSuffix("kenntnisse") || $0.hasSuffix("sprachig") }
        return isSpoken ? codes.map { Claim(code: $0, level: level) } : []
    }

    /// The language a résumé's entry names.
    static func code(named name: String) -> String? {
        Words.words(in: name).lazy.compactMap { Self.names[$0] }.first
    }

    static func level(in text: String) -> Int? { Self.level(in: Words.words(in: text)) }

    static func englishName(of code: String) -> String { Self.english[code] ?? code }

    private static func level(in words: [String]) -> Int? {
        words.compactMap { word in Self.levels[word] ?? Self.inflected.first { word.hasPrefix($0.prefix) }?.level }.max()
    }

    /// German adjectives come with endings.
    private static let inflected: [(prefix: String, level: Int)] = [
        ("fließend", 5), ("fliessend", 5), ("verhandlungssicher", 5), ("muttersprach", 6),
    ]

    private static let levels: [String: Int] = [
        "a1": 1, "a2": 2, "b1": 3, "b2": 4, "c1": 5, "c2": 6,
        "beginner": 1, "elementary": 2, "basic": 2, "basics": 2, "conversational": 3, "intermediate": 3, "limited": 3, "working": 4,
        "professional": 4, "advanced": 5, "proficient": 5, "fluent": 5, "fluently": 5, "fluency": 5, "full": 5, "bilingual": 6, "native": 6,
        "mother": 6, "grundkenntnisse": 2, "gute": 3, "fließend": 5, "fliessend": 5, "verhandlungssicher": 5, "verhandlungssichere": 5,
        "verhandlungssicheres": 5, "muttersprache": 6, "muttersprachler": 6, "muttersprachlich": 6, "notions": 2, "courant": 5,
        "courante": 5, "bilingue": 6, "maternelle": 6, "básico": 2, "intermedio": 3, "avanzado": 5, "fluido": 5, "nativo": 6, "materna": 6,
        "lưu": 5, "loát": 5, "thạo": 5,
    ]

    private static let cues: Set<String> = [
        "speak", "speaks", "speaker", "speaking", "spoken", "language", "languages", "written", "writing", "verbal", "wort", "schrift",
        "sprache", "sprachen", "sprechen", "parlé", "parler", "écrit", "langue", "langues", "anglais", "idioma", "idiomas", "hablado",
        "dominio", "nivel", "tiếng",
    ]

    private static let compoundTails = ["kenntnisse", "kenntnissen", "sprachig", "sprachige"]

    private static let compounds: [(prefix: String, code: String)] = [
        ("deutsch", "de"), ("englisch", "en"), ("französisch", "fr"), ("spanisch", "es"), ("italienisch", "it"),
    ]

    private static let names: [String: String] = [
        "english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "anh": "en",
        "german": "de", "deutsch": "de", "allemand": "de", "alemán": "de", "đức": "de",
        "french": "fr", "französisch": "fr", "français": "fr", "francés": "fr", "pháp": "fr",
        "spanish": "es", "spanisch": "es", "espagnol": "es", "español": "es", "castellano": "es",
        "vietnamese": "vi", "vietnamesisch": "vi", "vietnamien": "vi", "vietnamita": "vi", "việt": "vi",
        "italian": "it", "italienisch": "it", "italien": "it", "italiano": "it",
        "portuguese": "pt", "portugiesisch": "pt", "portugais": "pt", "portugués": "pt",
        "dutch": "nl", "niederländisch": "nl", "néerlandais": "nl", "neerlandés": "nl",
        "polish": "pl", "polnisch": "pl", "polonais": "pl", "polaco": "pl",
        "russian": "ru", "russisch": "ru", "russe": "ru", "ruso": "ru", "nga": "ru",
        "chinese": "zh", "mandarin": "zh", "chinesisch": "zh", "chinois": "zh", "chino": "zh", "中文": "zh",
        "japanese": "ja", "japanisch": "ja", "japonais": "ja", "japonés": "ja", "nhật": "ja", "日本": "ja",
        "korean": "ko", "koreanisch": "ko", "coréen": "ko", "coreano": "ko",
        "arabic": "ar", "arabisch": "ar", "arabe": "ar", "árabe": "ar",
        "turkish": "tr", "türkisch": "tr", "turc": "tr", "turco": "tr",
        "ukrainian": "uk", "ukrainisch": "uk", "hindi": "hi", "swedish": "sv", "schwedisch": "sv", "danish": "da", "dänisch": "da",
        "norwegian": "nb", "finnish": "fi", "czech": "cs", "tschechisch": "cs", "romanian": "ro", "rumänisch": "ro", "greek": "el",
        "hebrew": "he", "thai": "th", "tagalog": "tl",
    ]

    private static let english: [String: String] = [
        "en": "English", "de": "German", "fr": "French", "es": "Spanish", "vi": "Vietnamese", "it": "Italian", "pt": "Portuguese",
        "nl": "Dutch", "pl": "Polish", "ru": "Russian", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ar": "Arabic", "tr": "Turkish",
        "uk": "Ukrainian", "hi": "Hindi", "sv": "Swedish", "da": "Danish", "nb": "Norwegian", "fi": "Finnish", "cs": "Czech",
        "ro": "Romanian", "el": "Greek", "he": "Hebrew", "th": "Thai", "tl": "Tagalog",
    ]
}

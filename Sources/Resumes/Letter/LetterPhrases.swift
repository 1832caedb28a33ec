/// The sentences of a letter in one language and tone, with places for facts in braces. Of several variants the first whose
/// facts are all known is used.
///
/// Places: `title`, `employer` (the posting's), `label`, `aLabel` ("a nurse"), `years`, `terms`, `asked` (terms one must know), `Terms`, `did` (a clause in the
/// past tense after "I"), `quote`, `at` ("at Acme"), `As` ("As nurse at Acme"), `as`,
/// `skills`, `credentials`, `degree`, `languages`.
struct LetterPhrases: Sendable {
    var subject: [String]
    var salutation: [String]
    var opening: [String]
    var who: [String]
    /// One list of variants per fact told, for texts that start with a verb.
    var deeds: [[String]]
    /// The same for texts quoted as they stand.
    var quotes: [[String]]
    /// After "experience with": tools and fields.
    var skills: [String]
    /// Licences and certificates.
    var credentials: [String]
    var degree: [String]
    var languages: [String]
    var ending: [String]
    var closing: String
    /// Facts told at most.
    var facts: Int
    /// Joins the last two of a list.
    var and: String

    /// Phrases for a language and tone; English for languages without phrases.
    static func phrases(for language: String, tone: LetterTone) -> LetterPhrases {
        switch language {
        case "de": Self.german(tone)
        case "fr": Self.french(tone)
        case "es": Self.spanish(tone)
        case "vi": Self.vietnamese(tone)
        default: Self.english(tone)
        }
    }

    static let languages = ["en", "de", "fr", "es", "vi"]

    /// Every word the phrases themselves bring into a letter, case-folded.
    static let vocabulary: Set<String> = {
        var words: Set<String> = []
        for language in Self.languages {
            for tone in LetterTone.allCases {
                for sentence in Self.phrases(for: language, tone: tone).sentences { words.formUnion(Words.words(in: sentence)) }
            }
        }
        return words
    }()

    private var sentences: [String] {
        self.subject + self.salutation + self.opening + self.who + self.deeds.flatMap(\.self) + self.quotes.flatMap(\.self) + self.skills
            + self.credentials + self.degree + self.languages + self.ending + [self.closing, self.and, LetterPlace.words]
    }
}

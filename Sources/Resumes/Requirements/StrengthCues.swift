/// The words by which a sentence says how much it wants something.
enum StrengthCues {
    enum Kind: Hashable {
        case must
        case nice
        case duty
        /// "experience with", "knowledge of": a demand when no heading says so.
        case asked
        /// "not required": no demand at all.
        case none

        /// Whether it tells one part of a sentence from another.
        var isDecisive: Bool {
            switch self {
            case .must, .nice, .none: true
            case .duty, .asked: false
            }
        }
    }

    struct Cue: Equatable {
        var kind: Kind
        /// It stands behind what it is about.
        var isAtEnd: Bool
        /// The clause begins with it.
        var isAtStart = false
    }

    /// Negated and weakened cues go before plain ones: "appreciated but not required" is nice, "not required" nothing.
    static func find(in words: [String]) -> Cue? {
        for (kind, phrases) in Self.ordered {
            if kind == .must, Self.isPlainDenial(words) { return Cue(kind: .none, isAtEnd: false) }
            guard let range = Self.match(phrases, in: words) else { continue }
            if kind == .none, Self.nice.matches(words) { return Cue(kind: .nice, isAtEnd: true) }
            return Cue(kind: kind, isAtEnd: range.upperBound >= words.count - 1 && range.lowerBound > 0, isAtStart: range.lowerBound <= 2)
        }
        return nil
    }

    private static func match(_ phrases: PhraseSet, in words: [String]) -> Range<Int>? {
        for start in words.indices {
            guard let range = phrases.match(at: start, in: words) else { continue }
            // "as required", "where necessary" ask for nothing.
            if start > 0, Self.adverbial.contains(words[start - 1]) { continue }
            return range
        }
        return nil
    }

    /// "No degree needed", "keine Erfahrung nötig".
    private static func isPlainDenial(_ words: [String]) -> Bool {
        guard let first = words.first, Self.no.contains(first) else { return false }
        return words.suffix(3).contains { Self.needed.contains($0) }
    }

    private static let adverbial: Set<String> = [
        "as", "if", "when", "where", "whenever", "wherever", "than", "ce", "si", "cuando", "wenn", "falls",
    ]
    private static let no: Set<String> = ["no", "keine", "kein", "aucun", "aucune", "ningún", "ninguna", "không"]
    private static let needed: Set<String> = [
        "needed", "required", "necessary", "nötig", "erforderlich", "notwendig", "requis", "requise", "nécessaire", "necesario",
        "necesaria", "cần",
    ]

    private static let none = PhraseSet([
        "not required", "not necessary", "not needed", "not a requirement", "not a must", "not mandatory", "not essential",
        "isn't required", "don't need", "do not need", "isn't necessary", "no longer required",
        "nicht erforderlich", "nicht notwendig", "nicht nötig", "kein muss", "pas nécessaire", "pas requis", "pas requise",
        "pas obligatoire", "pas exigé", "no es necesario", "no es necesaria", "no se requiere", "no es imprescindible",
        "không yêu cầu", "không bắt buộc", "không cần", "no experience required", "no experience necessary", "no prior experience",
    ])

    private static let nice = PhraseSet([
        "a plus", "big plus", "huge plus", "strong plus", "definite plus", "real plus", "pluses", "plus if", "bonus", "bonus points",
        "a bonus", "preferred", "preferably", "prefer", "ideally", "nice to have", "nice to haves",
        "desirable", "desired", "advantage", "advantageous", "an asset", "beneficial", "helpful", "appreciated", "would be great",
        "good to have", "nice if", "even better", "is welcome", "are welcome", "welcomed", "great if",
        "would be nice", "highly regarded", "well regarded", "optionally", "extra points",
        "von vorteil", "wünschenswert", "idealerweise", "vorzugsweise", "hilfreich", "gerne auch", "ein plus", "pluspunkt", "nice to know",
        "wären toll", "gerne gesehen",
        "un plus", "souhaité", "souhaitée", "souhaitable", "apprécié", "appréciée", "appréciés", "idéalement", "un atout", "serait un plus",
        "de préférence",
        "deseable", "deseables", "valorable", "se valora", "se valorará", "se valorarán", "idealmente", "preferiblemente", "ưu tiên",
        "lợi thế", "điểm cộng",
    ])

    private static let must = PhraseSet([
        "required", "must", "must have", "mandatory", "essential", "is a must", "minimum", "necessary", "you need", "you'll need",
        "need to have", "prerequisite", "non negotiable", "is needed", "are needed", "needed", "requires",
        "erforderlich", "zwingend", "notwendig", "voraussetzung", "vorausgesetzt", "unbedingt", "zwingend erforderlich", "mindestens",
        "requis", "requise", "requises", "exigé", "exigée", "indispensable", "obligatoire", "impératif", "impérativement",
        "imprescindible", "obligatorio", "obligatoria", "requerido", "requerida", "necesario", "se requiere", "bắt buộc", "yêu cầu",
        "phải có", "tối thiểu", "at least", "mínimo", "au moins",
    ])

    private static let asked = PhraseSet([
        "experience with", "experience in", "experience of", "experience as", "experience using", "experience building",
        "experience working", "years of", "knowledge of", "proficient in", "proficiency in", "proficiency with", "proficient with",
        "familiarity with", "familiar with", "understanding of", "skilled in", "expertise in", "expertise with", "background in",
        "fluent in", "fluency in", "track record of", "track record in", "hands on", "degree in", "qualified",
        "you have", "you bring", "you are fluent", "you're comfortable with", "comfortable with", "you know", "ability to", "able to",
        "certified", "licensed", "certification in", "passionate about",
        "erfahrung mit", "erfahrung in", "erfahrung im", "kenntnisse in", "kenntnisse im", "berufserfahrung", "du hast", "du bringst",
        "sie bringen", "sie haben", "sie verfügen", "erfahrung als", "ausbildung als", "ausbildung zum", "ausbildung zur", "abgeschlossene",
        "expérience en", "expérience dans", "expérience avec", "expérience de", "connaissance de", "connaissances en", "maîtrise de",
        "maîtrise du", "maîtrisez", "vous avez", "titulaire",
        "experiencia en", "experiencia con", "experiencia como", "conocimientos de", "conocimiento de", "dominio de", "kinh nghiệm",
        "có kinh nghiệm", "thành thạo", "am hiểu", "tốt nghiệp", "có kiến thức",
    ])

    private static let duty = PhraseSet([
        "you will", "you'll", "responsible for", "responsibilities include", "duties include", "in this role", "your tasks", "your role",
        "the role involves", "day to day",
        "du wirst", "sie werden", "verantwortlich für", "zu deinen aufgaben", "zu ihren aufgaben", "vous serez", "vous participerez",
        "chargé de", "chargée de", "responsable de", "te encargarás", "serás responsable", "bạn sẽ", "chịu trách nhiệm",
    ])

    private static let ordered: [(Kind, PhraseSet)] = [
        (.none, Self.none), (.nice, Self.nice), (.must, Self.must), (.duty, Self.duty), (.asked, Self.asked),
    ]
}

/// Past-tense verbs that English bullets begin with.
enum EnglishVerbs {
    /// True for a case-folded word that is a past-tense verb form.
    static func isPast(_ word: String) -> Bool {
        if Self.irregular.contains(word) { return true }
        return word.count > 4 && word.hasSuffix("ed") && !Self.notVerbs.contains(word) && !word.hasSuffix("eed")
    }

    /// "care" for "cares": only for verbs that bullets are known to begin with.
    static func base(ofThirdPerson word: String) -> String? { Self.thirdPersons[word] }

    /// "cares" for "care", of the same verbs.
    static func thirdPerson(ofBase word: String) -> String? {
        let form = Self.thirdPerson(word)
        return Self.thirdPersons[form] == word ? form : nil
    }

    /// True for the base form of those verbs.
    static func isBase(_ word: String) -> Bool { Self.thirdPerson(ofBase: word) != nil }

    private static let thirdPersons: [String: String] = {
        let verbs = """
            administer advise analyse analyze answer assess assist audit bring build buy care carry check clean coach code collaborate \
            collect communicate compile conduct contribute cook coordinate counsel create deliver design develop direct document draft \
            drive edit educate encourage ensure enter establish evaluate examine explain facilitate give guide handle help hire identify \
            implement improve inspect install instruct interpret introduce investigate keep lead maintain make manage measure mentor \
            monitor negotiate operate organise organize oversee own perform pick plan prepare present process produce promote provide \
            purchase receive recommend reconcile record recruit repair represent research resolve review round run schedule select sell \
            serve set solve staff supervise support take teach test track train translate treat update use verify visit work write
            """
        var forms: [String: String] = [:]
        for verb in verbs.split(whereSeparator: \.isWhitespace).map(String.init) { forms[Self.thirdPerson(verb)] = verb }
        return forms
    }()

    private static func thirdPerson(_ verb: String) -> String {
        if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeiou".contains(before) { return verb.dropLast() + "ies" }
        return ["s", "x", "z", "ch", "sh", "o"].contains { verb.hasSuffix($0) } ? verb + "es" : verb + "s"
    }

    private static let irregular: Set<String> = [
        "began", "bought", "brought", "built", "caught", "chose", "cut", "did", "drew", "drove", "fed", "flew", "forged", "fought", "found",
        "gave", "got", "grew", "had", "held", "hit", "kept", "laid", "led", "left", "let", "lit", "made", "met", "oversaw", "paid", "put",
        "ran", "read", "rebuilt", "redrew", "rewrote", "rose", "said", "sang", "saw", "sent", "set", "shot", "showed", "sold", "spent",
        "spoke",
        "stood", "swam", "taught", "tied", "took", "underwent", "undertook", "used", "went", "withdrew", "won", "wrote", "owned", "eased",
        "fed", "co-led", "cofounded", "spearheaded", "upheld", "overcame", "broke", "wove", "froze", "sped", "split", "spun", "sought",
    ]

    private static let notVerbs: Set<String> = [
        "advanced", "based", "certified", "licensed", "skilled", "experienced", "detailed", "dedicated", "distributed", "embedded",
        "hundred",
        "automated", "limited", "mixed", "motivated", "qualified", "registered", "related", "seasoned", "self-motivated", "shared",
        "united",
        "varied", "assorted", "continued",
    ]
}

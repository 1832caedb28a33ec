/// Past-tense verbs that English bullets begin with.
enum EnglishVerbs {
    /// True for a case-folded word that is a past-tense verb form.
    static func isPast(_ word: String) -> Bool {
        if Self.irregular.contains(word) { return true }
        return word.count > 4 && word.hasSuffix("ed") && !Self.notVerbs.contains(word) && !word.hasSuffix("eed")
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

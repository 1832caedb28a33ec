/// Words that name who somebody works for.
enum EmployerWords {
    static func areIn(_ text: String) -> Bool {
        let words = PhraseSet.words(of: text)
        return words.contains { HeadPhrases.companyWords.contains($0) || Self.words.contains($0) || $0.hasSuffix("gesellschaft") }
            || Self.phrases.matches(words) || text.contains("株式会社") || text.contains("公司") || text.contains("주식회사")
    }

    private static let words: Set<String> = [
        "kgaa", "ug", "se", "sa", "sas", "sarl", "sl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "pty", "ev", "verein", "klinik",
        "klinikum",
        "krankenhaus", "stadtwerke", "verlag", "ministry", "ministerium", "council", "agency", "agentur", "hôpital", "mairie", "société",
        "banque", "ngân", "tnhh", "airlines", "insurance", "versicherung", "café", "bakery", "bäckerei", "brauerei", "museum", "theatre",
    ]

    private static let phrases = PhraseSet(["công ty", "tập đoàn", "ngân hàng", "bệnh viện", "s a", "s l"])
}

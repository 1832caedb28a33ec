/// Words that name places of learning.
enum SchoolWords {
    static func areIn(_ text: String) -> Bool {
        let words = PhraseSet.words(of: text)
        return words.contains { word in
            Self.words.contains(word) || Self.parts.contains { word.count > $0.count && word.hasSuffix($0) }
        } || Self.phrases.matches(words) || text.contains("大学") || text.contains("大學") || text.contains("대학교")
    }

    private static let parts = ["universität", "hochschule", "schule", "gymnasium", "akademie", "kolleg"]

    private static let words: Set<String> = [
        "university", "college", "school", "academy", "institute", "polytechnic", "bootcamp", "mit", "eth", "universität", "uni",
        "hochschule",
        "fachhochschule", "fh", "tu", "schule", "gymnasium", "akademie", "berufsschule", "realschule", "université", "école", "ecole",
        "lycée",
        "institut", "iut", "faculté", "collège", "universidad", "universitat", "escuela", "instituto", "colegio", "facultad", "politécnica",
        "universidade", "università", "politecnico", "universiteit", "университет", "институт", "школа", "academia", "conservatory",
    ]

    private static let phrases = PhraseSet(["đại học", "cao đẳng", "học viện", "trường", "trung học"])
}

/// Turns a résumé's bullet into part of a sentence, without changing what it says.
struct LetterClause {
    /// The bullet after "I": its first word in lower case, a third person's ending taken off. Nil unless it starts with a
    /// past-tense verb or, in a job that still runs, with a verb in the third person ("Cares for …").
    var did: String?
    /// The bullet as it stands, without the full stop at its end.
    var quote: String

    init(bullet: String, isEnglish: Bool, isOngoing: Bool = false) {
        let first = Self.firstPart(of: bullet)
        self.quote = first
        guard isEnglish, let word = first.split(separator: " ").first, word.first?.isLetter == true else { return }
        let bare = word.filter { $0.isLetter || $0 == "-" }
        guard bare.count == word.count, !Self.startsNounPhrase(first), !first.contains("\n") else { return }
        if EnglishVerbs.isPast(word.lowercased()) {
            self.did = word.lowercased() + first.dropFirst(word.count)
        } else if isOngoing, let base = EnglishVerbs.base(ofThirdPerson: word.lowercased()), !Self.goesOnInThirdPerson(first) {
            self.did = base + first.dropFirst(word.count)
        }
    }

    /// "Trains and supports …", "Cares for families who …": one ending off would leave the other on.
    private static func goesOnInThirdPerson(_ text: String) -> Bool {
        let words = Words.words(in: text)
        let later = zip(words, words.dropFirst()).dropFirst()
        let links: Set<String> = ["and", "or", "then", "also"]
        if later.contains(where: { links.contains($0) && EnglishVerbs.base(ofThirdPerson: $1) != nil }) { return true }
        // After a comma a verb in the third person goes on with the list.
        let pieces = text.split(separator: ",").dropFirst()
        return pieces.contains { piece in
            guard let word = Words.words(in: String(piece)).first else { return false }
            return EnglishVerbs.base(ofThirdPerson: word) != nil
        }
    }

    /// The first sentence or two, within a length that a letter can carry.
    private static func firstPart(of bullet: String) -> String {
        let flat = bullet.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let sentences = Sentences.split(flat)
        let part = sentences.count > 1 ? (sentences.first ?? flat) : flat
        var end = part[...]
        while let last = end.last, ".;,:".contains(last) { end = end.dropLast() }
        return String(end)
    }

    /// "Certified Kubernetes administrator" or "Led display design" begin like verbs; a past verb before a noun phrase nearly
    /// always has an article, a number, a plural or a name after it, so only known adjectives are refused.
    private static func startsNounPhrase(_ text: String) -> Bool {
        let words = Words.words(in: text)
        guard words.count >= 3 else { return true }
        return ["experience", "skills", "knowledge", "background", "member"].contains(words[1])
    }
}

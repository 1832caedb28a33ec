/// Cuts a paragraph into sentences without losing a character that matters.
enum Sentences {
    /// Sentences, trimmed, in order. A full stop ends one only before a space and a capital, a digit or an ideograph.
    static func split(_ text: String) -> [String] {
        var result: [String] = []
        var sentence = ""
        let characters = Array(text)
        for (position, character) in characters.enumerated() {
            sentence.append(character)
            if character.isNewline {
                Self.flush(&sentence, into: &result)
                continue
            }
            if "。！？".contains(character) {
                Self.flush(&sentence, into: &result)
                continue
            }
            // “One.” Two: the mark stands inside the quotation.
            let isQuoted = "”»\"".contains(character) && position > 0 && ".!?".contains(characters[position - 1])
            guard isQuoted || ".!?".contains(character), position + 2 < characters.count, characters[position + 1].isWhitespace else {
                continue
            }
            let next = characters[position + 2]
            guard next.isUppercase || next.isNumber || "\"“„«".contains(next) else { continue }
            guard isQuoted || !Self.endsWithAbbreviation(sentence) else { continue }
            Self.flush(&sentence, into: &result)
        }
        Self.flush(&sentence, into: &result)
        return result
    }

    private static func flush(_ sentence: inout String, into result: inout [String]) {
        let trimmed = sentence.trimmingSpaces()
        if !trimmed.isEmpty { result.append(trimmed) }
        sentence = ""
    }

    private static func endsWithAbbreviation(_ sentence: String) -> Bool {
        guard let last = sentence.split(separator: " ").last else { return false }
        let word = last.dropLast().lowercased()
        // An initial, or the number of a list's item; "instead of 9." ends a sentence.
        let isInitial = word.count == 1 && (word.first?.isLetter ?? false || sentence.trimmingSpaces().count == 2)
        return isInitial || word.contains(".") || Self.abbreviations.contains(word)
    }

    private static let abbreviations: Set<String> = [
        "dr", "mr", "mrs", "ms", "prof", "st", "no", "vs", "etc", "inc", "ltd", "co", "corp", "approx", "dept", "bzw", "ca", "usw", "nr",
        "abs",
        "evtl", "ggf", "inkl", "mme", "env", "sr", "sra", "ud", "jr",
    ]
}

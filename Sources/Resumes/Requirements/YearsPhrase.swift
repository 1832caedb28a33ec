/// "5+ years", "at least five years", "3–5 Jahre", "3 ans": a number of years and where it stands.
struct YearsPhrase {
    var years: Int
    /// In the scalars of the text.
    var range: Range<Int>

    /// More years than anyone asks for are a company's age.
    private static let most = 25

    static func first(in scalars: [Unicode.Scalar]) -> YearsPhrase? {
        var previous: [(word: String, range: Range<Int>)] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index].isWordScalar else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, scalars[index].isWordScalar { index += 1 }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<min(index, start + 20)])
            let word = String(view).lowercased()
            if Self.yearWords.contains(word), !Self.isAge(scalars, after: index), let phrase = Self.phrase(previous, end: index) {
                return phrase
            }
            previous.append((word, start..<index))
            if previous.count > 5 { previous.removeFirst() }
        }
        return nil
    }

    /// The number nearest before the year word; of a range or "five (5)" the first number.
    private static func phrase(_ previous: [(word: String, range: Range<Int>)], end: Int) -> YearsPhrase? {
        var found: YearsPhrase?
        for (distance, entry) in previous.reversed().enumerated() {
            if let number = Self.number(entry.word), (1...Self.most).contains(number) {
                found = YearsPhrase(years: min(number, found?.years ?? number), range: entry.range.lowerBound..<end)
            } else if !Self.links.contains(entry.word) || distance > 3 {
                break
            }
        }
        return found
    }

    /// "18 years old", "3 years ago".
    private static func isAge(_ scalars: [Unicode.Scalar], after index: Int) -> Bool {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[index..<min(index + 12, scalars.count)])
        let tail = String(view).lowercased()
        return [" old", " of age", " ago", "-old", " in business", " alt"].contains { tail.hasPrefix($0) }
    }

    private static func number(_ word: String) -> Int? { Int(word) ?? Self.numberWords[word] }

    private static let yearWords: Set<String> = [
        "years", "year", "yrs", "yr", "jahre", "jahren", "jahr", "ans", "an", "années", "année", "años", "año", "năm", "anni", "anos",
        "jaar", "år", "lat",
    ]
    private static let links: Set<String> = [
        "to", "or", "and", "bis", "à", "a", "und", "oder", "ou", "o", "more", "plus", "mehr", "full", "the", "consecutive", "đến", "hoặc",
        "least", "over", "than",
    ]
    private static let numberWords: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
        "fifteen": 15,
        "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "zehn": 10,
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "dix": 10,
        "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "diez": 10,
        "một": 1, "hai": 2, "ba": 3, "bốn": 4,
    ]
}

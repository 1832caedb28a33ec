/// Everything a source states, ready to be looked up: its words, numbers, terms and addresses.
struct SourceFacts: Sendable {
    private(set) var words: Set<String> = []
    private var numbers: Set<NumberFact> = []
    private var values: Set<Double> = []
    private(set) var terms: Set<String> = []
    /// All texts, case-folded, for spellings that are recognised only in some contexts.
    private var haystack: [String] = []
    private var links = ""

    init() {}

    init(resume: Resume, recognizer: TermRecognizer) {
        let index = ResumeIndex(resume: resume, recognizer: recognizer)
        for (position, text) in index.texts.enumerated() {
            self.add(text.text, terms: index.terms[position].map(\.id))
        }
        // Degree and field are one phrase to a reader ("Bachelor of Science in Nursing") though the résumé keeps them apart.
        for education in resume.education {
            let parts = [education.studyType, education.area].compactMap(\.self)
            for phrase in [parts.joined(separator: " in "), parts.joined(separator: ", "), parts.joined(separator: " ")] {
                self.add(phrase, terms: recognizer.mentions(in: phrase).map(\.term.id))
            }
        }
        for date in resume.allDates {
            for part in [date.year, date.month, date.day].compactMap(\.self) { self.allow(NumberFact(value: Double(part), unit: "")) }
            self.words.formUnion(["\(date.year)", "\(date.year % 100)"])
            for part in [date.month, date.day].compactMap(\.self) { self.words.formUnion(["\(part)", part < 10 ? "0\(part)" : "\(part)"]) }
        }
        let years = Int(index.yearsOfWork)
        if years > 0 {
            self.allow(NumberFact(value: Double(years), unit: "year"))
            self.words.insert("\(years)")
        }
        self.addLink(resume.basics.image)
    }

    /// Adds a text the document may repeat.
    mutating func add(_ text: String, terms: [String]) {
        self.words.formUnion(Words.words(in: text))
        for number in NumberReader.numbers(in: text) { self.allow(NumberFact(value: number.value, unit: number.unit)) }
        self.terms.formUnion(terms)
        self.haystack.append(text.lowercased())
        self.addLink(text)
    }

    mutating func allow(words: Set<String>) { self.words.formUnion(words) }

    mutating func allow(terms: Set<String>) { self.terms.formUnion(terms) }

    func has(_ number: NumberFact) -> Bool {
        if number.isOpen, number.unit.isEmpty { return self.values.contains(number.value) }
        return self.numbers.contains(NumberFact(value: number.value, unit: number.unit))
    }

    func has(link: String) -> Bool { self.links.contains(link) }

    /// True when the term stands in the source, or its very spelling does without being recognised there.
    func has(_ mention: TermMention) -> Bool {
        if self.terms.contains(mention.term.id) { return true }
        let spelling = Array(mention.spelling.lowercased().unicodeScalars)
        return self.haystack.contains { Self.contains(spelling, in: $0) }
    }

    private mutating func allow(_ number: NumberFact) {
        self.numbers.insert(number)
        self.values.insert(number.value)
    }

    private mutating func addLink(_ text: String?) {
        guard let text, text.contains(where: { "@./".contains($0) }) else { return }
        self.links += text.lowercased() + "\n"
    }

    private static func contains(_ needle: [Unicode.Scalar], in text: String) -> Bool {
        guard !needle.isEmpty, text.unicodeScalars.count >= needle.count else { return false }
        let hay = Array(text.unicodeScalars)
        for start in 0...(hay.count - needle.count)
        where hay[start] == needle[0] && hay[start..<(start + needle.count)].elementsEqual(needle) {
            let before = start == 0 ? nil : hay[start - 1]
            let end = start + needle.count
            let after = end == hay.count ? nil : hay[end]
            if !Self.continues(before), !Self.continues(after) { return true }
        }
        return false
    }

    private static func continues(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return Words.isWordScalar(scalar) || scalar == "+" || scalar == "#"
    }
}

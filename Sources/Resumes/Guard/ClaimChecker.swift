/// Holds what a letter says its writer did against what the résumé says was done, word by word.
///
/// A sentence may be made of true words and still be false ("led" for "assisted", one employer's figure at another); so whatever
/// follows "I" and a verb, and whatever stands in quotation marks, must stand in one text of the résumé without a gap.
struct ClaimChecker {
    private struct Source {
        var entry: SourceID
        /// Between single spaces, so that only whole words are found in it.
        var text: String
    }

    private let sources: [Source]
    private let resume: Resume
    private let names: [(entry: SourceID, name: String)]
    /// What else may stand in quotation marks: the posting's title.
    private let titles: [String]

    init(source: Resume, titles: [String]) {
        self.titles = titles
        self.resume = source
        self.sources = source.texts.filter { $0.role == .practice }.map { Source(entry: $0.entry, text: Self.padded($0.text)) }
        let work = source.work.enumerated().map { ("/work/\($0.offset)", $0.element.name) }
        let projects = source.projects.enumerated().map { ("/projects/\($0.offset)", $0.element.name) }
        let volunteer = source.volunteer.enumerated().map { ("/volunteer/\($0.offset)", $0.element.organization) }
        self.names = (work + projects + volunteer)
            .compactMap { pointer, name in name.flatMap { $0.isEmpty ? nil : (SourceID(pointer), $0) } }
    }

    /// Words the sentence has from the résumé in another form ("care" for "cares").
    func forms(in sentence: String) -> Set<String> {
        Set(Self.deeds(in: sentence).compactMap { self.thirdPerson(of: $0)?.base.lowercased() })
    }

    func kinds(in sentence: String) -> Set<GuardFinding.Kind> {
        var kinds: Set<GuardFinding.Kind> = []
        var claims: [(claim: String, entries: Set<SourceID>)] = self.quotes(in: sentence).map { ($0, self.entries(with: $0)) }
        claims += Self.deeds(in: sentence).map { ($0, self.entries(ofDeed: $0)) }
        let named = Set(self.names.filter { Self.holds($0.name, in: sentence) }.map(\.entry))
        for (claim, entries) in claims {
            if entries.isEmpty { kinds.insert(.text) }
            // A name inside the claim itself says nothing about where it was done.
            let outside = named.filter { entry in self.isNamed(entry, outside: claim, in: sentence) }
            if !entries.isEmpty, !outside.isEmpty, entries.isDisjoint(with: outside) { kinds.insert(.moved) }
        }
        if self.speaksForOthers(sentence) { kinds.insert(.text) }
        if self.swapsTitle(in: sentence, named: named) { kinds.insert(.title) }
        if self.raisesDegree(in: sentence) { kinds.insert(.degree) }
        return kinds
    }

    // MARK: - Claims

    /// What follows each "I" where a verb of the résumé's kind stands behind it, without the mark at its end.
    private static func deeds(in sentence: String) -> [String] {
        var deeds: [String] = []
        var rest = sentence[...]
        while let start = Self.start(ofDeedIn: rest) {
            rest = rest[start...]
            let words = Words.words(in: String(rest.prefix(60)))
            guard let verb = words.first, EnglishVerbs.isPast(verb) || EnglishVerbs.isBase(verb) else { continue }
            if !(verb == "read" && words.dropFirst().first == "about"), !Self.isPhrase(words) { deeds.append(Self.trimmed(rest)) }
        }
        return deeds
    }

    /// "I work", "I use" and the like never begin a phrase of ours; these do.
    private static func isPhrase(_ words: [String]) -> Bool {
        guard words.count > 1 else { return false }
        return words[0] == "bring" || (words[0] == "hold" && words[1] == "these")
    }

    private static func start(ofDeedIn text: Substring) -> Substring.Index? {
        if text.startIndex == text.base.startIndex, text.hasPrefix("I ") { return text.index(text.startIndex, offsetBy: 2) }
        var index = text.startIndex
        while let space = text[index...].firstIndex(of: " ") {
            let after = text.index(after: space)
            if text[after...].hasPrefix("I ") { return text.index(after, offsetBy: 2) }
            index = after
        }
        return nil
    }

    /// What stands in quotation marks. A quotation may have marks inside: of the possible ends the first that makes it a text of the
    /// résumé counts, else the first.
    private func quotes(in sentence: String) -> [String] {
        let marks: [(open: Character, close: Character)] = [("„", "“"), ("“", "”"), ("«", "»")]
        // The German closing mark is the English opening one.
        let isGerman = sentence.contains("„")
        var result: [String] = []
        for mark in marks where !(isGerman && mark.open == "“") {
            var rest = sentence[...]
            while let open = rest.firstIndex(of: mark.open) {
                let inner = rest[rest.index(after: open)...]
                let ends = inner.indices.filter { inner[$0] == mark.close }
                guard let first = ends.first else { break }
                let titleEnd = ends.first { self.titles.contains(String(inner[..<$0])) }
                if let titleEnd {
                    rest = inner[inner.index(after: titleEnd)...]
                    continue
                }
                let end = ends.first { !self.entries(with: Self.trimmed(inner[..<$0])).isEmpty } ?? first
                result.append(Self.trimmed(inner[..<end]))
                rest = inner[inner.index(after: end)...]
            }
        }
        return result
    }

    private static func trimmed(_ text: Substring) -> String {
        var slice = text
        while let last = slice.last, last.isWhitespace || ".;,:".contains(last) { slice.removeLast() }
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        return String(slice)
    }

    // MARK: - Sources

    private func entries(ofDeed deed: String) -> Set<SourceID> {
        var forms = [deed]
        if let third = self.thirdPerson(of: deed) { forms.append(third.text) }
        // "I cut costs by 4 % (at Acme)": the brackets may be the letter's own.
        for form in forms where form.hasSuffix(")") {
            var rest = form[...]
            while let open = rest.lastIndex(of: "(") {
                rest = rest[..<open]
                forms.append(Self.trimmed(rest))
            }
        }
        // A bullet that ends in an abbreviation leaves the next sentence joined to this one.
        for form in forms {
            var from = form.startIndex
            while let stop = form.firstByteRange(of: ". ", from: from) {
                forms.append(Self.trimmed(form[..<stop.lowerBound]))
                from = stop.upperBound
            }
        }
        return forms.reduce(into: []) { $0.formUnion(self.entries(with: $1)) }
    }

    private func entries(with claim: String) -> Set<SourceID> {
        let needle = Self.padded(claim)
        guard needle.utf8.count > 2 else { return [] }
        return Set(self.sources.filter { Self.holds(needle, inPadded: $0.text) }.map(\.entry))
    }

    /// The claim with its verb as a bullet in the third person has it.
    private func thirdPerson(of claim: String) -> (base: String, text: String)? {
        guard let verb = claim.split(separator: " ").first, let third = EnglishVerbs.thirdPerson(ofBase: verb.lowercased()) else {
            return nil
        }
        return (String(verb), third + claim.dropFirst(verb.count))
    }

    private func isNamed(_ entry: SourceID, outside claim: String, in sentence: String) -> Bool {
        let rest = sentence.split(separator: claim, omittingEmptySubsequences: false).joined(separator: " ")
        return self.names.contains { $0.entry == entry && Self.holds($0.name, in: rest) }
    }

    // MARK: - Persons, titles, degrees

    /// The letter is by one person: "we" may stand only inside the résumé's own words.
    private func speaksForOthers(_ sentence: String) -> Bool {
        let words = Words.words(in: sentence)
        let pairs = zip(words, words.dropFirst()).filter { $0 == "we" && (EnglishVerbs.isPast($1) || EnglishVerbs.isBase($1)) }
        return pairs.contains { pair in !self.sources.contains { Self.holds(Self.padded("we \(pair.1)"), inPadded: $0.text) } }
    }

    /// "as Head Nurse at Acme" where that title was held elsewhere.
    private func swapsTitle(in sentence: String, named: Set<SourceID>) -> Bool {
        let folded = sentence.lowercased()
        for (entry, name) in self.names where named.contains(entry) && entry.pointer.hasPrefix("/work/") {
            let own = Set(self.resume.work.filter { $0.name == name }.compactMap { $0.position?.lowercased() })
            for position in self.resume.work.compactMap({ $0.position?.lowercased() }) where !own.contains(position) {
                for link in [" at ", " bei ", " chez ", " en ", " tại "] {
                    guard Self.holds(position + link + name.lowercased(), in: folded) else { continue }
                    if !own.contains(where: { $0.hasSuffix(" " + position) }) { return true }
                }
            }
        }
        return false
    }

    /// A degree said to be held must be one entry's, with the school it is said to be from.
    private func raisesDegree(in sentence: String) -> Bool {
        guard Self.holds("I hold", in: sentence), let level = DegreeLevel.shown(in: sentence) else { return false }
        return !self.resume.education.contains { entry in
            guard let type = entry.studyType, Self.holds(type, in: sentence), DegreeLevel.shown(in: type) == level else { return false }
            let others = self.resume.education.compactMap(\.institution).filter { $0 != entry.institution }
            return !others.contains { Self.holds($0, in: sentence) && !(entry.institution?.contains($0) ?? false) }
        }
    }

    // MARK: - Text

    /// Case-folded, with single spaces, sentence marks parted from their words.
    private static func padded(_ text: String) -> String {
        var result = " "
        for token in text.lowercased().split(whereSeparator: \.isWhitespace) {
            var word = token
            while let last = word.last, ".;,:".contains(last) { word.removeLast() }
            result += word + " "
        }
        return result
    }

    private static func holds(_ needle: String, inPadded text: String) -> Bool { text.hasBytes(of: needle) }

    /// True when the name stands in the text as whole words.
    static func holds(_ name: String, in text: String) -> Bool { !Self.ranges(of: name, in: text).isEmpty }

    /// Where the name stands in the text as whole words.
    static func ranges(of name: String, in text: String) -> [Range<String.Index>] {
        var result: [Range<String.Index>] = []
        var start = text.startIndex
        while let range = text.firstByteRange(of: name, from: start) {
            let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
            let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
            let isWhole = !(before.map { $0.isLetter || $0.isNumber } ?? false) && !(after.map { $0.isLetter || $0.isNumber } ?? false)
            if isWhole { result.append(range) }
            start = range.upperBound
        }
        return result
    }
}

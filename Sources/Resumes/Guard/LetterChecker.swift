/// Checks a letter: every sentence against the résumé, with the posting's employer and title as names only and its other terms
/// only where a sentence says that the posting wants them.
struct LetterChecker {
    let source: Resume
    let posting: Posting
    let recognizer: TermRecognizer
    private let checker: FactChecker
    private let wishChecker: FactChecker
    private let claims: ClaimChecker

    init(source: Resume, posting: Posting, recognizer: TermRecognizer) {
        self.source = source
        self.posting = posting
        self.recognizer = recognizer
        var facts = SourceFacts(resume: source, recognizer: recognizer)
        facts.allowSpellings(recognizer: recognizer)
        self.checker = FactChecker(facts: facts, recognizer: recognizer, vocabulary: LetterPhrases.vocabulary)
        for block in posting.blocks { facts.add(block.text, terms: recognizer.mentions(in: block.text).map(\.term.id)) }
        self.wishChecker = FactChecker(facts: facts, recognizer: recognizer, vocabulary: LetterPhrases.vocabulary)
        self.claims = ClaimChecker(source: source, titles: [posting.title, posting.plainTitle].compactMap(\.self))
    }

    func findings(in letter: CoverLetter) -> [GuardFinding] {
        var findings: Set<GuardFinding> = []
        func report(_ pointer: String, _ kinds: Set<GuardFinding.Kind>) {
            for kind in kinds { findings.insert(GuardFinding(pointer: SourceID("/letter/\(pointer)"), kind: kind)) }
        }
        if letter.sender != self.source.basics { report("sender", [.contact]) }
        if letter.signature != (self.source.basics.name ?? "") { report("signature", [.name]) }
        let names = [self.posting.employer, self.posting.title].compactMap(\.self)
        for (index, line) in letter.recipient.enumerated() where !names.contains(line) { report("recipient/\(index)", [.employer]) }
        report("subject", self.kinds(in: letter.subject ?? ""))
        report("salutation", self.kinds(in: letter.salutation))
        report("closing", self.kinds(in: letter.closing))
        for (index, paragraph) in letter.paragraphs.enumerated() {
            for sentence in Sentences.split(paragraph).flatMap(Self.parted) { report("paragraphs/\(index)", self.kinds(in: sentence)) }
        }
        return findings.sorted()
    }

    /// What an abbreviation at a sentence's end ("Acme Inc.") has left joined: the letter's own sentences begin with few words.
    private static func parted(_ sentence: String) -> [String] {
        var parts: [String] = []
        var start = sentence.startIndex
        var from = start
        while let stop = sentence.firstByteRange(of: ". ", from: from) {
            from = stop.upperBound
            let rest = sentence[stop.upperBound...]
            guard sentence[..<stop.lowerBound].hasSuffix(")") || ["I ", "Also ", "Languages: "].contains(where: rest.hasPrefix) else {
                continue
            }
            parts.append(String(sentence[start..<stop.upperBound]))
            start = stop.upperBound
        }
        return parts + [String(sentence[start...])]
    }

    private func kinds(in sentence: String) -> Set<GuardFinding.Kind> {
        let (rest, namesEmployer) = self.withoutPostingNames(sentence)
        let words = Words.words(in: rest)
        let checker = self.isWish(words) ? self.wishChecker : self.checker
        var kinds = checker.kinds(in: rest, forms: self.claims.forms(in: sentence))
        if namesEmployer, self.claimsDeed(words) { kinds.insert(.employer) }
        return kinds.union(self.claims.kinds(in: sentence))
    }

    /// The sentence without the posting's title and employer, and whether the employer, unknown to the résumé, was in it.
    private func withoutPostingNames(_ sentence: String) -> (String, Bool) {
        var rest = sentence
        var namesEmployer = false
        for (name, isEmployer) in [(self.posting.title, false), (self.posting.plainTitle, false), (self.posting.employer, true)] {
            guard let name else { continue }
            let ranges = ClaimChecker.ranges(of: name, in: rest)
            guard !ranges.isEmpty else { continue }
            if isEmployer { namesEmployer = !self.source.texts.contains { ClaimChecker.holds(name, in: $0.text) } }
            for range in ranges.reversed() { rest.replaceSubrange(range, with: " ") }
        }
        return (rest, namesEmployer)
    }

    /// "You ask for …", without a word about oneself.
    private func isWish(_ words: [String]) -> Bool {
        let set = Set(words)
        return !set.isDisjoint(with: Self.wishes) && set.isDisjoint(with: Self.selves)
    }

    private func claimsDeed(_ words: [String]) -> Bool {
        zip(words, words.dropFirst())
            .contains { $0 == "i" && (EnglishVerbs.isPast($1) || EnglishVerbs.isBase($1)) && $1 != "read" && $1 != "bring" }
    }

    private static let wishes: Set<String> = [
        "you", "your", "posting", "sie", "ihnen", "ihre", "vous", "votre", "annonce", "ustedes", "su", "anuncio",
    ]

    private static let selves: Set<String> = [
        "i", "my", "me", "mine", "ich", "mein", "meine", "meiner", "mir", "je", "mon", "ma", "mes", "moi", "yo", "mi", "mis", "tôi",
    ]
}

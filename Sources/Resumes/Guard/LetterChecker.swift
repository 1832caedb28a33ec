/// Checks a letter: every sentence against the résumé, with the posting's employer and title as names only and its other terms
/// only where a sentence says that the posting wants them.
struct LetterChecker {
    /// Words in a row that show which text a sentence repeats.
    private static let run = 5

    let source: Resume
    let posting: Posting
    let recognizer: TermRecognizer
    private let checker: FactChecker
    private let wishChecker: FactChecker
    /// Entries by the runs of words in their texts.
    private let entriesByRun: [Int: Set<SourceID>]

    init(source: Resume, posting: Posting, recognizer: TermRecognizer) {
        self.source = source
        self.posting = posting
        self.recognizer = recognizer
        var facts = SourceFacts(resume: source, recognizer: recognizer)
        facts.allowSpellings(recognizer: recognizer)
        self.checker = FactChecker(facts: facts, recognizer: recognizer, vocabulary: LetterPhrases.vocabulary)
        for block in posting.blocks { facts.add(block.text, terms: recognizer.mentions(in: block.text).map(\.term.id)) }
        self.wishChecker = FactChecker(facts: facts, recognizer: recognizer, vocabulary: LetterPhrases.vocabulary)
        var entriesByRun: [Int: Set<SourceID>] = [:]
        for text in source.texts {
            switch text.role {
            case .practice:
                for run in Self.runs(in: Words.words(in: text.text)) { entriesByRun[run, default: []].insert(text.entry) }
            case .identity, .claim, .credential, .listed, .language: break
            }
        }
        self.entriesByRun = entriesByRun
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
            for sentence in Sentences.split(paragraph) { report("paragraphs/\(index)", self.kinds(in: sentence)) }
        }
        return findings.sorted()
    }

    private func kinds(in sentence: String) -> Set<GuardFinding.Kind> {
        let (rest, namesEmployer) = self.withoutPostingNames(sentence)
        let words = Words.words(in: rest)
        var kinds = (self.isWish(words) ? self.wishChecker : self.checker).kinds(in: rest)
        let quoted = self.entriesQuoted(by: words)
        if namesEmployer, !quoted.isEmpty || self.claimsDeed(words) { kinds.insert(.employer) }
        let named = self.entriesNamed(in: sentence)
        if !quoted.isEmpty, !named.isEmpty {
            for entries in quoted where entries.isDisjoint(with: named) { kinds.insert(.moved) }
        }
        return kinds
    }

    /// The sentence without the posting's title and employer, and whether the employer, unknown to the résumé, was in it.
    private func withoutPostingNames(_ sentence: String) -> (String, Bool) {
        var rest = sentence
        var namesEmployer = false
        for (name, isEmployer) in [(self.posting.title, false), (self.posting.employer, true)] {
            guard let name, !name.isEmpty, rest.contains(name) else { continue }
            if isEmployer { namesEmployer = !self.source.texts.contains { $0.text.contains(name) } }
            rest = rest.split(separator: name, omittingEmptySubsequences: false).joined(separator: " ")
        }
        return (rest, namesEmployer)
    }

    /// "You ask for …", without a word about oneself.
    private func isWish(_ words: [String]) -> Bool {
        let set = Set(words)
        return !set.isDisjoint(with: Self.wishes) && set.isDisjoint(with: Self.selves)
    }

    private func claimsDeed(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains { $0 == "i" && EnglishVerbs.isPast($1) && $1 != "read" }
    }

    /// For each text of the résumé that the sentence repeats, the entries that have it.
    private func entriesQuoted(by words: [String]) -> [Set<SourceID>] {
        Self.runs(in: words).compactMap { self.entriesByRun[$0] }
    }

    /// Hashes of every run of words. FNV-1a, the same in every process.
    private static func runs(in words: [String]) -> [Int] {
        guard words.count >= Self.run else { return [] }
        return (0...(words.count - Self.run))
            .map { start in
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325
                for word in words[start..<(start + Self.run)] {
                    for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                    hash = (hash ^ 0x20) &* 0x100_0000_01b3
                }
                return Int(truncatingIfNeeded: hash)
            }
    }

    private func entriesNamed(in sentence: String) -> Set<SourceID> {
        var entries: Set<SourceID> = []
        let heads =
            self.source.work.enumerated().map { ("work", $0.offset, $0.element.name) }
            + self.source.projects.enumerated().map { ("projects", $0.offset, $0.element.name) }
            + self.source.volunteer.enumerated().map { ("volunteer", $0.offset, $0.element.organization) }
        for (section, index, name) in heads {
            guard let name, !name.isEmpty, sentence.contains(name) else { continue }
            entries.insert(SourceID("/\(section)/\(index)"))
        }
        return entries
    }

    private static let wishes: Set<String> = [
        "you", "your", "posting", "sie", "ihnen", "ihre", "vous", "votre", "annonce", "ustedes", "su", "anuncio",
    ]

    private static let selves: Set<String> = [
        "i", "my", "me", "mine", "ich", "mein", "meine", "meiner", "mir", "je", "mon", "ma", "mes", "moi", "yo", "mi", "mis", "tôi",
    ]
}

/// Proves that a finished document says nothing its source does not say.
///
/// It looks only at the finished document and at the source, never at how the one was made from the other. With the writers it
/// shares the means of reading (words, sentences, terms) and the list of their set phrases, and trusts no choice of theirs.
public enum Guard {
    /// Every entry, field and text of `output` must stand in `source`, texts under the same entry; only the summary may be made
    /// of facts, and a skill may be spelt otherwise when both spellings are one known term.
    /// - Returns: findings in order; empty when all is borne out.
    public static func check(output: Resume, against source: Resume, recognizer: TermRecognizer) -> [GuardFinding] {
        var checker = ResumeChecker(source: source, recognizer: recognizer)
        checker.check(output)
        return checker.findings.sorted()
    }

    /// Checks text as drawn, line by line; a line's pointer is `/text/N`, counted from 0.
    /// - Parameters:
    ///   - posting: its employer and title may be named.
    ///   - vocabulary: words the drawing brings along beyond the usual headings and months, case-folded.
    public static func check(
        text: String,
        against source: Resume,
        posting: Posting? = nil,
        recognizer: TermRecognizer,
        vocabulary: Set<String> = []
    ) -> [GuardFinding] {
        var facts = SourceFacts(resume: source, recognizer: recognizer)
        for name in [posting?.employer, posting?.title].compactMap(\.self) {
            facts.add(name, terms: recognizer.mentions(in: name).map(\.term.id))
        }
        facts.allowSpellings(recognizer: recognizer)
        let words = DrawnWords.all.union(vocabulary).union(SummaryPhrases.vocabulary).union(posting == nil ? [] : LetterPhrases.vocabulary)
        let checker = FactChecker(facts: facts, recognizer: recognizer, vocabulary: words)
        var findings: [GuardFinding] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for kind in checker.kinds(in: String(line) + "\n") {
                findings.append(GuardFinding(pointer: SourceID("/text/\(number)"), kind: kind))
            }
        }
        return findings.sorted()
    }
}

/// Writes a cover letter from the evidence of a match: what the posting asks for beside what the résumé shows, nothing else.
///
/// What the résumé does not show is not mentioned. The letter has no date, because the clock is never read.
public struct LetterWriter: Sendable {
    private let recognizer: TermRecognizer

    public init(recognizer: TermRecognizer) { self.recognizer = recognizer }

    /// - Parameters:
    ///   - matches: of `requirements` against `resume`, in their order.
    public func write(
        resume: Resume,
        posting: Posting,
        requirements: [Requirement],
        matches: [RequirementMatch],
        tone: LetterTone
    ) -> CoverLetter {
        let index = ResumeIndex(resume: resume, recognizer: self.recognizer)
        let language = Self.language(resume: resume, posting: posting)
        let phrases = LetterPhrases.phrases(for: language, tone: tone)
        let wanted = WantedTerms(requirements: requirements, posting: posting, recognizer: self.recognizer)
        let composer = LetterComposer(
            index: index,
            facts: LetterFacts(index: index, matches: matches, recognizer: self.recognizer, spellings: wanted.spellings),
            matches: matches,
            posting: posting,
            phrases: phrases,
            language: language
        )
        let values = composer.values
        return CoverLetter(
            sender: resume.basics,
            recipient: [posting.employer, posting.title].compactMap(\.self).filter { !$0.isEmpty },
            subject: LetterSentence.filled(phrases.subject, values),
            salutation: LetterSentence.filled(phrases.salutation, values) ?? "",
            paragraphs: composer.paragraphs(tone: tone),
            closing: phrases.closing,
            signature: resume.basics.name ?? "",
            language: language
        )
    }

    /// The language both documents share, where there are phrases for it; English otherwise.
    static func language(resume: Resume, posting: Posting) -> String {
        guard let wanted = posting.language.map(Self.primary), LetterPhrases.languages.contains(wanted) else { return "en" }
        return resume.language.map(Self.primary) == wanted ? wanted : "en"
    }

    static func primary(_ tag: String) -> String {
        String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}

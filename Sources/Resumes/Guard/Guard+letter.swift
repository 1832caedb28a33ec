extension Guard {
    /// Every sentence of a letter must be borne out by the résumé. The posting's employer and title may be named, never as
    /// something done; its other terms only in a sentence that says the posting wants them and nothing about the writer.
    public static func check(
        letter: CoverLetter,
        against source: Resume,
        posting: Posting,
        recognizer: TermRecognizer
    ) -> [GuardFinding] {
        LetterChecker(source: source, posting: posting, recognizer: recognizer).findings(in: letter)
    }
}

import Resumes

extension Fixtures {
    static func tailored(
        _ resume: Resume,
        _ fixture: PostingFixture,
        maxPages: Int = 1,
        ruler: LineRuler = LineRuler()
    ) async throws -> Tailoring {
        try await Tailor(measurer: ruler, recognizer: .standard)
            .tailor(resume, to: fixture.posting, requirements: fixture.requirements, options: TailorOptions(maxPages: maxPages))
    }

    static func matches(_ resume: Resume, _ fixture: PostingFixture) -> [RequirementMatch] {
        Matcher(index: ResumeIndex(resume: resume, recognizer: .standard), recognizer: .standard, posting: fixture.posting)
            .matches(for: fixture.requirements)
    }

    static func letter(_ resume: Resume, _ fixture: PostingFixture, tone: LetterTone) -> CoverLetter {
        LetterWriter(recognizer: .standard)
            .write(
                resume: resume,
                posting: fixture.posting,
                requirements: fixture.requirements,
                matches: Self.matches(resume, fixture),
                tone: tone
            )
    }
}

import Resumes

/// Résumés of invented people and postings of invented employers.
enum Fixtures {
    static let resumes: [ResumeFixture] = [
        ResumeFixture(name: "engineer", resume: Self.engineer), ResumeFixture(name: "nurse", resume: Self.nurse),
        ResumeFixture(name: "accountant", resume: Self.accountant), ResumeFixture(name: "teacher", resume: Self.teacher),
        ResumeFixture(name: "chef", resume: Self.chef), ResumeFixture(name: "german", resume: Self.german),
        ResumeFixture(name: "vietnamese", resume: Self.vietnamese), ResumeFixture(name: "japanese", resume: Self.japanese),
        ResumeFixture(name: "empty", resume: Resume()),
    ]

    /// Every résumé with every posting.
    static let pairs: [(ResumeFixture, PostingFixture)] = Self.resumes.flatMap { resume in Self.postings.map { (resume, $0) } }

    static func date(_ year: Int, _ month: Int? = nil) -> ResumeDate { ResumeDate(year: year, month: month) }
}

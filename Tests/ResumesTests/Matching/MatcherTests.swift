import Resumes
import Testing

@Suite("Matching")
struct MatcherTests {
    private func match(
        _ text: String,
        _ resume: Resume,
        strength: Requirement.Strength = .must,
        anyOf: Bool = false,
        years: Int? = nil,
        posting: Posting? = nil
    ) -> RequirementMatch {
        let requirement = Requirement(
            text: text,
            strength: strength,
            weight: 0.8,
            terms: TermRecognizer.standard.terms(in: text),
            anyOf: anyOf,
            years: years
        )
        let index = ResumeIndex(resume: resume, recognizer: .standard)
        return Matcher(index: index, recognizer: .standard, posting: posting).match(requirement)
    }

    @Test("A term shown by work is met, with the bullet as evidence")
    func shown() throws {
        let match = self.match("Kafka", Fixtures.engineer)
        #expect(match.status == .met)
        #expect(match.credit == 1)
        let evidence = try #require(match.evidence.first)
        #expect(evidence.source == SourceID("/work/0/highlights/2"))
        #expect(evidence.quote == Fixtures.engineer.work[0].highlights[2])
    }

    @Test("A term that is only listed is met for less, and the note says so")
    func listed() {
        let match = self.match("Terraform", Fixtures.engineer)
        #expect(match.status == .met)
        #expect(match.credit == 0.75)
        #expect(match.note?.contains("named without an example") == true)
    }

    @Test("A related tool is partial at most and named as related")
    func related() {
        let match = self.match("MySQL", Fixtures.engineer)
        #expect(match.status == .partial)
        #expect(match.credit == 0.4)
        #expect(match.note?.contains("related") == true)
        #expect(match.missingTerms.map(\.name) == ["MySQL"])
    }

    @Test("One of several alternatives is enough; all of several are not met by one")
    func alternatives() {
        #expect(self.match("Go or Scala", Fixtures.engineer, anyOf: true).status == .met)
        #expect(self.match("Kafka, SwiftUI", Fixtures.engineer).status == .partial)
        #expect(self.match("SwiftUI", Fixtures.accountant).status == .missing)
    }

    @Test(
        "Years are counted from the dates of the entries that show the term",
        arguments: [
            ("Kafka", 3, RequirementStatus.partial), ("Java", 3, .met), ("Java", 5, .partial), ("PostgreSQL", 3, .met),
            ("Terraform", 2, .partial),
        ]
    )
    func years(term: String, years: Int, status: RequirementStatus) {
        // The job with Kafka still runs and the résumé's latest date is its own start, so no year of it can be proved.
        #expect(self.match(term, Fixtures.engineer, years: years).status == status)
    }

    @Test("An ongoing job counts to the latest date in the résumé, overlaps once")
    func intervals() {
        var resume = Resume(work: [
            Work(name: "A", startDate: Fixtures.date(2018, 1), highlights: ["Used Kafka daily."]),
            Work(name: "B", startDate: Fixtures.date(2019, 1), endDate: Fixtures.date(2019, 12), highlights: ["Used Kafka too."]),
        ])
        resume.certificates = [Certificate(name: "CKA", date: Fixtures.date(2022, 1))]
        let index = ResumeIndex(resume: resume, recognizer: .standard)
        #expect(index.years(ofTerm: "kafka") == 4)
        #expect(index.yearsOfWork == 4)
    }

    @Test(
        "Degrees are compared by level and field",
        arguments: [
            ("Bachelor's degree in Computer Science or a related field", RequirementStatus.met),
            ("Master's degree in Computer Science", .partial),
            ("Bachelor's degree in Nursing", .partial), ("PhD in Computer Science", .partial),
        ]
    )
    func degrees(text: String, status: RequirementStatus) {
        let match = self.match(text, Fixtures.engineer)
        #expect(match.kind == .degree)
        #expect(match.status == status)
    }

    @Test(
        "Spoken languages are compared by level, in the posting's own language",
        arguments: [
            ("Fluent English", RequirementStatus.met), ("Fluent German", .missing), ("Native Dutch", .met),
            ("Verhandlungssicheres Englisch", .met),
            ("English and German, fluent", .partial),
        ]
    )
    func languages(text: String, status: RequirementStatus) {
        let match = self.match(text, Fixtures.engineer)
        #expect(match.kind == .language)
        #expect(match.status == status)
    }

    @Test("A lower level of a language is partial")
    func lowerLevel() {
        #expect(self.match("Fließendes Englisch in Wort und Schrift", Fixtures.german).status == .partial)
    }

    @Test("A requirement without terms is compared by its words")
    func words() {
        let match = self.match("Train new nurses on the unit", Fixtures.nurse, strength: .duty)
        #expect(match.status != .missing)
        #expect(match.evidence.first?.source == SourceID("/work/0/highlights/2"))
    }

    @Test("A sentence pasted from the posting is no evidence")
    func pasted() {
        var resume = Resume(work: [
            Work(name: "A", highlights: ["Operate large Cassandra clusters in production for our many happy customers worldwide"])
        ])
        let line = "Operate large Cassandra clusters in production for our many happy customers worldwide"
        let posting = Posting(blocks: [PostingBlock(text: line, section: .must, isListItem: true)])
        #expect(self.match("Cassandra", resume).credit == 1)
        #expect(self.match("Cassandra", resume, posting: posting).credit < 1)
        resume.work[0].highlights = ["Ran Cassandra."]
        #expect(self.match("Cassandra", resume, posting: posting).credit == 1)
    }

    @Test("An empty résumé meets nothing and breaks nothing", arguments: Fixtures.postings)
    func empty(fixture: PostingFixture) {
        for match in Fixtures.matches(Resume(), fixture) { #expect(match.status == .missing) }
    }
}

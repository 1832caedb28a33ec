import FoundationEssentials
import Resumes
import Testing

@Suite("Match report")
struct MatchReportTests {
    private func report(_ resume: Resume, _ fixture: PostingFixture) -> MatchReport {
        let matcher = Matcher(index: ResumeIndex(resume: resume, recognizer: .standard), recognizer: .standard, posting: fixture.posting)
        return MatchReport(posting: fixture.posting, matches: matcher.matches(for: fixture.requirements), matcher: matcher)
    }

    static let fitting: [(ResumeFixture, PostingFixture)] = [
        (ResumeFixture(name: "engineer", resume: Fixtures.engineer), Fixtures.backendPosting),
        (ResumeFixture(name: "nurse", resume: Fixtures.nurse), Fixtures.nursePosting),
        (ResumeFixture(name: "accountant", resume: Fixtures.accountant), Fixtures.accountantPosting),
        (ResumeFixture(name: "teacher", resume: Fixtures.teacher), Fixtures.teacherPosting),
        (ResumeFixture(name: "chef", resume: Fixtures.chef), Fixtures.chefPosting),
        (ResumeFixture(name: "german", resume: Fixtures.german), Fixtures.germanPosting),
    ]

    @Test("Each person's own posting scores higher than every other posting", arguments: Self.fitting)
    func ownPostingFirst(resume: ResumeFixture, posting: PostingFixture) {
        let own = self.report(resume.resume, posting).score
        for other in Fixtures.postings where other.posting.title != posting.posting.title {
            #expect(self.report(resume.resume, other).score < own, "\(other.testDescription)")
        }
    }

    @Test("Repeating keywords raises nothing")
    func stuffing() {
        let fixture = Fixtures.backendPosting
        let honest = self.report(Fixtures.engineer, fixture)
        var stuffed = Fixtures.engineer
        stuffed.skills[1].keywords += Array(repeating: "Kafka", count: 50)
        stuffed.work[0].highlights[0] += String(repeating: " Kafka PostgreSQL Kubernetes Go", count: 30)
        #expect(self.report(stuffed, fixture).score <= honest.score)
    }

    @Test("A bare list of all keywords scores below real evidence, and a crowded list lower still")
    func listing() {
        let fixture = Fixtures.backendPosting
        let wanted = fixture.requirements.flatMap { $0.terms.map(\.name) }
        var lister = Resume(basics: Basics(name: "A"), skills: [Skill(name: "Skills", keywords: wanted)])
        let listed = self.report(lister, fixture)
        #expect(listed.score < self.report(Fixtures.engineer, fixture).score)
        lister.skills[0].keywords += (0..<200).map { "Tool\($0)ware" }
        let crowded = self.report(lister, fixture)
        #expect(crowded.score < listed.score)
        #expect(crowded.warnings.contains { $0.pointer == SourceID("/skills") })
    }

    @Test("Pasting the posting into the résumé earns a warning and no evidence")
    func pasted() {
        let line = "Run Kafka and PostgreSQL clusters in three regions for all of our delivery teams"
        let fixture = PostingFixture(title: "Engineer", employer: nil, must: [line])
        let resume = Resume(work: [Work(name: "A", position: "Engineer", highlights: [line])])
        let report = self.report(resume, fixture)
        #expect(report.warnings.count == 1)
        #expect(report.requirements[0].credit < 1)
    }

    @Test("A posting with fewer than three terms is insufficient and still reported")
    func insufficient() {
        let report = self.report(Fixtures.teacher, Fixtures.vaguePosting)
        #expect(report.insufficient)
        #expect(report.terminalText(width: 80, color: false).contains("insufficient"))
        #expect(!self.report(Fixtures.engineer, Fixtures.backendPosting).insufficient)
    }

    @Test("Every quote stands in the résumé at its pointer", arguments: Fixtures.resumes, Fixtures.postings)
    func quotes(resume: ResumeFixture, posting: PostingFixture) {
        var texts: [SourceID: String] = [:]
        for text in resume.resume.texts { texts[text.id] = text.text }
        for evidence in self.report(resume.resume, posting).requirements.flatMap(\.evidence) {
            #expect(texts[evidence.source] == evidence.quote)
        }
    }

    @Test("Scores stay within 0 and 100, parts within their weights", arguments: Fixtures.resumes, Fixtures.postings)
    func bounds(resume: ResumeFixture, posting: PostingFixture) {
        let report = self.report(resume.resume, posting)
        #expect((0...100).contains(report.score))
        for part in report.parts { #expect((0...1).contains(part.earned)) }
    }

    @Test("G14: the JSON is the same every time, and reads back")
    func json() throws {
        let report = self.report(Fixtures.engineer, Fixtures.backendPosting)
        #expect(report.json() == self.report(Fixtures.engineer, Fixtures.backendPosting).json())
        #expect(try JSONDecoder().decode(MatchReport.self, from: Data(report.json())) == report)
        #expect(String(decoding: report.json(), as: UTF8.self).contains("\"disclaimer\""))
    }

    @Test("Lines keep to the width, with and without colour", arguments: [60, 80, 120])
    func width(width: Int) {
        let text = self.report(Fixtures.engineer, Fixtures.backendPosting).terminalText(width: width, color: false)
        for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
        #expect(!text.contains("\u{1B}"))
        #expect(self.report(Fixtures.engineer, Fixtures.backendPosting).terminalText(width: width, color: true).contains("\u{1B}["))
    }

    @Test("A document cannot steer the terminal")
    func escapes() {
        let fixture = PostingFixture(title: "Eng\u{1B}[2Jineer", employer: "A\u{7}B", must: ["Kafka \u{1B}]0;owned\u{7}"])
        let text = self.report(Fixtures.engineer, fixture).terminalText(width: 80, color: false)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test("A clause that asks for several things is printed once, each thing told apart, and the JSON names the terms")
    func clauses() {
        var fixture = PostingFixture(title: "Engineer", employer: nil)
        let text = "Services with Kafka or Haskell, and Rust"
        func term(_ name: String) -> [Term] { TermRecognizer.standard.terms(in: name) }
        fixture.requirements = [
            Requirement(text: text, strength: .must, weight: 0.8, terms: term("Kafka, Haskell"), anyOf: true),
            Requirement(text: text, strength: .must, weight: 0.8, terms: term("Photoshop")),
        ]
        let report = self.report(Fixtures.engineer, fixture)
        #expect(report.requirements.map(\.terms) == [["Kafka", "Haskell"], term("Photoshop").map(\.name)])
        let printed = report.terminalText(width: 100)
        #expect(printed.split(separator: "\n").count { $0.contains(text) } == 1)
        #expect(printed.contains("- met     Kafka or Haskell") && printed.contains("- missing \(term("Photoshop")[0].name)"))
        #expect(String(decoding: report.json(), as: UTF8.self).contains("\"terms\" : ["))
    }

    @Test("A degree above the one asked for is said to be so")
    func higherDegree() {
        var resume = Fixtures.engineer
        resume.education[0].studyType = "Master of Science"
        let fixture = PostingFixture(title: nil, employer: nil, must: ["Bachelor's degree in computer science"])
        let line = self.report(resume, fixture).requirements[0]
        #expect(line.status == .met)
        #expect(line.note?.contains("more, a master's degree") == true)
    }

    @Test("The report says that no applicant tracking system computes its score")
    func disclaimer() {
        #expect(
            self.report(Fixtures.chef, Fixtures.chefPosting).terminalText(width: 100, color: false).contains("No applicant tracking system")
        )
    }
}

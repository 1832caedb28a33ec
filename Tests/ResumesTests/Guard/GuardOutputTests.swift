import Resumes
import Testing

@Suite("Guard on honest output")
struct GuardOutputTests {
    @Test("No false alarm on any tailored résumé", arguments: Fixtures.resumes, Fixtures.postings)
    func tailoring(resume: ResumeFixture, posting: PostingFixture) async throws {
        for height in [240.0, 420, 680] {
            let tailoring = try await Fixtures.tailored(resume.resume, posting, ruler: LineRuler(pageHeight: height))
            #expect(Guard.check(output: tailoring.resume, against: resume.resume, recognizer: .standard) == [])
        }
    }

    @Test("No false alarm on the drawn text of a tailored résumé", arguments: Fixtures.resumes, Fixtures.postings)
    func drawnText(resume: ResumeFixture, posting: PostingFixture) async throws {
        let tailoring = try await Fixtures.tailored(resume.resume, posting)
        let text = tailoring.resume.texts.map(\.text).joined(separator: "\n")
        #expect(Guard.check(text: text, against: resume.resume, recognizer: .standard) == [])
    }

    @Test("No false alarm on any letter", arguments: Fixtures.resumes, Fixtures.postings)
    func letters(resume: ResumeFixture, posting: PostingFixture) {
        for tone in LetterTone.allCases {
            let letter = Fixtures.letter(resume.resume, posting, tone: tone)
            #expect(Guard.check(letter: letter, against: resume.resume, posting: posting.posting, recognizer: .standard) == [])
            let text = letter.paragraphs.joined(separator: "\n")
            #expect(Guard.check(text: text, against: resume.resume, posting: posting.posting, recognizer: .standard) == [])
        }
    }
}

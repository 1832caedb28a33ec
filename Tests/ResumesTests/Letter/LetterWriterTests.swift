import Resumes
import Testing

@Suite("Cover letter")
struct LetterWriterTests {
    @Test("A letter is the same every time and complete", arguments: Fixtures.resumes, Fixtures.postings)
    func complete(resume: ResumeFixture, posting: PostingFixture) {
        for tone in LetterTone.allCases {
            let letter = Fixtures.letter(resume.resume, posting, tone: tone)
            #expect(letter == Fixtures.letter(resume.resume, posting, tone: tone))
            #expect(!letter.salutation.isEmpty)
            #expect(!letter.paragraphs.isEmpty)
            #expect(!letter.closing.isEmpty)
            #expect(letter.signature == resume.resume.basics.name ?? "")
            for text in letter.paragraphs + [letter.salutation, letter.subject ?? ""] {
                #expect(!text.contains("{") && !text.contains("}") && !text.contains("  ") && !text.contains(".."))
            }
        }
    }

    @Test("The tones differ in every part and the concise one is shortest", arguments: [Fixtures.backendPosting, Fixtures.nursePosting])
    func tones(posting: PostingFixture) {
        let resume = posting.posting.title?.contains("Nurse") == true ? Fixtures.nurse : Fixtures.engineer
        let letters = LetterTone.allCases.map { Fixtures.letter(resume, posting, tone: $0) }
        for pick in [\CoverLetter.salutation, \.closing, \.paragraphs[0]] { #expect(Set(letters.map { $0[keyPath: pick] }).count == 3) }
        let lengths = LetterTone.allCases.map { tone in Fixtures.letter(resume, posting, tone: tone).paragraphs.joined().count }
        #expect(lengths[2] < lengths[0] && lengths[2] < lengths[1])
    }

    @Test("A bullet that starts with a past-tense verb becomes a sentence about the writer")
    func deeds() {
        let text = Fixtures.letter(Fixtures.engineer, Fixtures.backendPosting, tone: .professional).paragraphs.joined(separator: " ")
        #expect(text.contains("I designed a Kafka pipeline") || text.contains("I led the move of 14 services"))
    }

    @Test("Any other bullet is quoted as it stands")
    func quotes() {
        let text = Fixtures.letter(Fixtures.teacher, Fixtures.teacherPosting, tone: .professional).paragraphs.joined(separator: " ")
        #expect(text.contains("“Reporting to parents every term and at short notice.”"))
    }

    @Test("What the résumé does not show is not mentioned")
    func gaps() {
        for tone in LetterTone.allCases {
            let text = Fixtures.letter(Fixtures.teacher, Fixtures.backendPosting, tone: tone).plainText()
            for gap in ["Kafka", "PostgreSQL", "Kubernetes", "Terraform", "Rust"] { #expect(!text.contains(gap)) }
        }
    }

    @Test(
        "The language is the one both documents share, else English",
        arguments: [
            ("de", "de", "de"), ("de", "en", "en"), ("en", "de", "en"), ("fr-CA", "fr", "fr"), ("es", "es", "es"), ("vi", "vi", "vi"),
            ("ja", "ja", "en"),
        ]
    )
    func languages(resume: String, posting: String, letter: String) {
        var source = Fixtures.german
        source.language = resume
        var fixture = Fixtures.germanPosting
        fixture.posting.language = posting
        #expect(Fixtures.letter(source, fixture, tone: .professional).language == letter)
    }

    @Test("Lines of the plain text keep to the width", arguments: [40, 60, 76])
    func plainText(width: Int) {
        for resume in [Fixtures.engineer, Fixtures.nurse] {
            let text = Fixtures.letter(resume, Fixtures.backendPosting, tone: .warm).plainText(width: width)
            for line in text.split(separator: "\n") { #expect(line.count <= width) }
            #expect(text.hasSuffix("\n"))
        }
    }
}

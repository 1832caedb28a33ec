import Testing

@testable import Resumes

@Suite("Sentences of a letter")
struct LetterSentenceTests {
    private static func resume(_ highlights: [String], ends: Bool = false) -> Resume {
        Resume(
            basics: Basics(name: "Ada Birch", label: "Registered Nurse, Critical Care"),
            work: [
                Work(
                    name: "Fern Hospital",
                    position: "Charge Nurse",
                    startDate: ResumeDate(year: 2015, month: 1),
                    endDate: ends ? ResumeDate(year: 2020, month: 1) : nil,
                    highlights: highlights
                )
            ],
            certificates: [
                Certificate(name: "Advanced Cardiovascular Life Support (ACLS)"), Certificate(name: "Basic Life Support (BLS)"),
            ],
            language: "en"
        )
    }

    private static func text(_ resume: Resume, _ tone: LetterTone) -> String {
        let posting = PostingFixture(
            title: "Nurse Manager",
            employer: "Moss Clinic",
            must: ["ICU experience", "ACLS", "BLS", "Charge nurse experience", "Wound care"]
        )
        let letter = Fixtures.letter(resume, posting, tone: tone)
        #expect(Guard.check(letter: letter, against: resume, posting: posting.posting, recognizer: .standard) == [])
        return letter.paragraphs.joined(separator: " ")
    }

    @Test("A bullet in the third person becomes the first person where the job still runs", arguments: LetterTone.allCases)
    func thirdPerson(tone: LetterTone) {
        let bullets = ["Cares for ICU patients after surgery.", "Leads the unit council and teaches wound care."]
        let text = Self.text(Self.resume(bullets), tone)
        #expect(text.contains("I care for ICU patients after surgery"))
        // "I lead … and teaches" would be wrong; such a bullet is quoted.
        #expect(!text.contains("I lead"))
        #expect(!Self.text(Self.resume(bullets, ends: true), tone).contains("I care"))
    }

    @Test("Credentials are held, roles and places are not listed as skills, and nothing is named twice", arguments: LetterTone.allCases)
    func kinds(tone: LetterTone) {
        let bullets = ["Cares for patients in the intensive care unit.", "Worked in the ICU as charge nurse, with wound care for 12 beds."]
        let text = Self.text(Self.resume(bullets), tone)
        #expect(text.lowercased().contains("credentials"))
        #expect(text.contains("ACLS and BLS") && !text.contains("Advanced Cardiovascular"))
        #expect(!text.contains("experience with Charge") && !text.contains("experience with ICU"))
    }

    @Test("A label's title stands before its comma")
    func label() {
        #expect(Self.text(Self.resume(["Cares for ICU patients."]), .professional).contains("I am a Registered Nurse."))
    }

    @Test(
        "The years are those the person states",
        arguments: [("Nurse with 4 years of experience.", "4 years"), ("Nurse with over 20 years' experience.", "20 years")]
    )
    func years(summary: String, expected: String) {
        var resume = Self.resume(["Cared for ICU patients."], ends: true)
        resume.basics.summary = summary
        #expect(Self.text(resume, .professional).contains(expected))
    }

    @Test("A mark of gender stays out of sentences")
    func genderMark() {
        for (title, plain) in [
            ("Pflegefachkraft (m/w/d)", "Pflegefachkraft"), ("Engineer (all genders)", "Engineer"), ("Engineer (Data)", "Engineer (Data)"),
        ] {
            #expect(Posting(title: title).plainTitle == plain)
        }
    }

    @Test("Contacts break only between items and leave no dot at a line's end")
    func contacts() {
        var resume = Self.resume([])
        resume.basics.email = "ada.birch.of.fern@hospital.example"
        resume.basics.phone = "(555) 010-0100"
        resume.basics.url = "https://ada-birch.example.com"
        let text = Fixtures.letter(resume, Fixtures.nursePosting, tone: .concise).plainText(width: 60)
        for line in text.split(separator: "\n") { #expect(!line.hasSuffix("·") && !line.hasPrefix("·")) }
    }
}

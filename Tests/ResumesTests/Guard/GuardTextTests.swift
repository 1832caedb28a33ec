import Resumes
import Testing

@Suite("Guard on drawn text and letters")
struct GuardTextTests {
    @Test(
        "Text that the source does not bear out is found in its line",
        arguments: [
            ("Led the move of 15 services", GuardFinding.Kind.number), ("Wrote C++ for years", .term),
            ("Worked in Kubernetes and Scala", .term),
            ("mail me at ilse@elsewhere.example", .link), ("Studied at Oxford", .word), ("reduced pages by 61%", .number),
            ("reduced pages by 60", .number), ("twelve services", .number),
        ]
    )
    func text(line: String, kind: GuardFinding.Kind) {
        let findings = Guard.check(text: "Experience\n" + line + " .", against: Fixtures.engineer, recognizer: .standard)
        #expect(findings.contains(GuardFinding(pointer: SourceID("/text/1"), kind: kind)), "found \(findings)")
    }

    @Test("Headings, months and dates of the source are no inventions")
    func headings() {
        let text = "Experience\nMar 2020 – Present\nEducation\n2009 – 2013\nSkills\nLanguages\nSep 2016 – Feb 2020\n03/2020"
        #expect(Guard.check(text: text, against: Fixtures.engineer, recognizer: .standard) == [])
    }

    @Test("A line that breaks between a number and its unit is no invention")
    func brokenLine() {
        let text = "cutting deploy time from 45\nminutes to 6 minutes"
        #expect(Guard.check(text: text, against: Fixtures.engineer, recognizer: .standard) == [])
    }

    @Test("A name may be spelt in another way, not replaced by its relative")
    func spellings() {
        #expect(Guard.check(text: "Kubernetes", against: Fixtures.engineer, recognizer: .standard) == [])
        var output = Fixtures.engineer
        output.skills[2].keywords[1] = "Kubernetes"
        #expect(Guard.check(output: output, against: Fixtures.engineer, recognizer: .standard) == [])
        output.skills[2].keywords[1] = "Nomad"
        #expect(Guard.check(output: output, against: Fixtures.engineer, recognizer: .standard) != [])
    }

    static let sentences: [(String, GuardFinding.Kind)] = [
        ("I led a team at Larkfield Logistics.", .employer), ("I have worked with Scala for years.", .term),
        ("At Kettle Bank, I led the move of 14 services from a monolith to Go.", .moved), ("I saved $2 million.", .number),
        ("I hold a doctorate from Leiden.", .word), ("I speak German.", .term), ("Write to me at ilse@elsewhere.example.", .link),
    ]

    @Test("A letter that claims more than the résumé is found out", arguments: Self.sentences)
    func letter(sentence: String, kind: GuardFinding.Kind) {
        var letter = Fixtures.letter(Fixtures.engineer, Fixtures.backendPosting, tone: .professional)
        letter.paragraphs.append(sentence)
        let findings = Guard.check(
            letter: letter,
            against: Fixtures.engineer,
            posting: Fixtures.backendPosting.posting,
            recognizer: .standard
        )
        let pointer = SourceID("/letter/paragraphs/\(letter.paragraphs.count - 1)")
        #expect(findings.contains(GuardFinding(pointer: pointer, kind: kind)), "found \(findings)")
    }

    @Test("A letter may say what the posting wants, not that the person has it")
    func wishes() {
        var letter = Fixtures.letter(Fixtures.teacher, Fixtures.backendPosting, tone: .professional)
        letter.paragraphs.append("You ask for Kafka.")
        let posting = Fixtures.backendPosting.posting
        #expect(Guard.check(letter: letter, against: Fixtures.teacher, posting: posting, recognizer: .standard) == [])
        letter.paragraphs.append("I use Kafka.")
        #expect(Guard.check(letter: letter, against: Fixtures.teacher, posting: posting, recognizer: .standard) != [])
    }
}

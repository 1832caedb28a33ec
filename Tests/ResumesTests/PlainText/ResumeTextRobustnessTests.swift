import Testing

@testable import Resumes

@Suite("Plain text that is hardly a résumé")
struct ResumeTextRobustnessTests {
    @Test(
        "nothing in it is read as nothing",
        arguments: ["", " ", "\n\n\n", "\t \r\n \u{A0}", "---\n===\n***", "•\n•\n", "\u{0}\u{1}\u{7F}"]
    )
    func nothing(text: String) {
        let reading = ResumeTextReader.read(text)
        #expect(reading.resume == Resume())
        #expect(reading.notUnderstood == [])
    }

    @Test("line ends of all systems and spaces of all kinds read the same", arguments: ["\r\n", "\r", "\u{2028}", "\n \n"])
    func lineEnds(end: String) {
        let text = PlainCV.english.replacing("\n", with: end)
        let expected = ResumeTextReader.read(PlainCV.english)
        let reading = ResumeTextReader.read(text)
        #expect(reading.resume.basics.email == expected.resume.basics.email)
        #expect(Accounting.lost(of: text, in: reading) == [])
        guard end != "\n \n" else { return }
        #expect(reading.resume == expected.resume)
    }

    @Test("tabs part columns as wide gaps do") func tabs() {
        let text = PlainCV.english.replacing("          Mar 2019", with: "\tMar 2019").replacing("      ", with: "\t")
        #expect(ResumeTextReader.read(text).resume.work.map(\.name) == ["Brightline Ltd", "Corvid Systems"])
    }

    @Test(
        "items are items whatever their mark",
        arguments: [
            "•", "◦", "▪", "‣", "·", "●", "○", "■", "–", "—", "-", "*", "+", "✓", "➤", "►", "→", "1.", "(2)", "3)", "a)", "o", ">",
            "\u{F0B7}",
        ]
    )
    func bullets(mark: String) {
        let text = "Experience\n\nCook, Hotel Aurora, 2016 – 2018\n\(mark) Ran the grill\n\(mark) Kept the stock\n"
        let work = ResumeTextReader.read(text).resume.work
        #expect(work.map(\.highlights) == [["Ran the grill", "Kept the stock"]])
    }

    @Test("headings are read spaced out, underlined, numbered by marks and in pairs")
    func headings() {
        for heading in [
            "S K I L L S", "Skills:", "## Skills", "**Skills**", "SKILLS\n======", "Technical Skills", "Skills & Tools", "Kenntnisse",
        ] {
            #expect(ResumeTextReader.read("Ada Marlowe\n\n\(heading)\nWelding\n").resume.skills.map(\.name) == ["Welding"], "\(heading)")
        }
    }

    @Test("what stands under a heading that nobody knows is listed") func foreignHeading() {
        let text = "# Ada Marlowe\n\n## Skills\n- Welding\n\n## Horoscope\nLeo rising\n\n## Languages\n- French\n"
        let reading = ResumeTextReader.read(text)
        #expect(reading.notUnderstood == ["Horoscope", "Leo rising"])
        #expect(reading.resume.languages.map(\.language) == ["French"])
    }

    @Test("what a résumé has no member for is listed") func unplaced() {
        let text = "Ada Marlowe\nDate of birth: 1.2.1990\nada@example.org\nother@example.org\n\nSkills\nWelding\n"
        let reading = ResumeTextReader.read(text)
        #expect(reading.notUnderstood.count == 2)
        #expect(reading.notUnderstood.contains("other@example.org"))
        #expect(reading.resume.basics.email == "ada@example.org")
    }

    @Test("rubbish neither crashes nor vanishes")
    func rubbish() {
        for text in [
            "%PDF-1.7 \u{FFFD}\u{FFFD} obj", "{\"basics\": {}}", "<html><p>hello</p>", "a", "2019", "2019 – 2020", ":::: a ::::", "((((",
            "👩‍🍳 👩‍🍳",
        ] {
            let reading = ResumeTextReader.read(text)
            #expect(Accounting.lost(of: text, in: reading) == [], "\(text)")
        }
    }

    @Test("a megabyte is read in seconds", arguments: ["word ", "- item, "]) func large(piece: String) { Self.read(piece, bytes: 1 << 20) }

    @Test("so is much of what costs more", arguments: ["2019 – 2020 ", "Skills\n", "a@b.cd | ", "\tx", "Engineer at Acme, 2019\n"])
    func costly(piece: String) { Self.read(piece, bytes: 128 << 10) }

    private static func read(_ piece: String, bytes: Int) {
        let text = "Skills\nWelding\n" + String(repeating: piece, count: bytes / piece.utf8.count)
        let clock = ContinuousClock()
        var reading = ResumeTextReading(resume: Resume())
        let took = clock.measure { reading = ResumeTextReader.read(text) }
        #expect(took < .seconds(60))
        #expect(!reading.resume.isEmpty)
    }
}

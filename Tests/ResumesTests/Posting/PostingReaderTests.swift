import Testing

@testable import Resumes

@Suite("Reading postings")
struct PostingReaderTests {
    private func sections(_ text: String) throws -> [String] {
        try PostingReader.read(text).blocks.map { "\($0.section.rawValue)\($0.isListItem ? "*" : "") \($0.text)" }
    }

    @Test("Markdown headings, bold lines, underlines and colons open sections") func headings() throws {
        let text = """
            # Baker at Rye & Co

            ## What you'll do
            - Bake bread

            **Essential:**
            * Two years at an oven
            1. A driving licence

            Nice to have
            ------------
            • Pastry

            Benefits:
            Free rolls
            """
        #expect(
            try self.sections(text) == [
                "duties* Bake bread", "must* Two years at an oven", "must* A driving licence", "nice* Pastry", "boilerplate Free rolls",
            ]
        )
        let posting = try PostingReader.read(text)
        #expect(posting.title == "Baker")
        #expect(posting.employer == "Rye & Co")
        #expect(posting.language == "en")
    }

    @Test("a heading inside a section leaves it open, a like one closes it") func nesting() throws {
        let text = "## Requirements\n### Oven\n- Heat\n## Something else\n- Other"
        #expect(try self.sections(text) == ["must* Heat", "unknown* Other"])
    }

    @Test("a run-in heading is split at semicolons") func runIn() throws {
        #expect(
            try self.sections("Requirements: ovens; dough; rye bread. You rise early.") == [
                "must* ovens", "must* dough", "must* rye bread. You rise early.",
            ]
        )
        #expect(
            try self.sections("Requirements: ovens; dough\n\nMore about it here.") == [
                "must* ovens", "must* dough", "unknown More about it here.",
            ]
        )
    }

    @Test("wrapped lines are one paragraph, short ones are not") func wrapping() throws {
        let long = "We bake for the whole valley and have done so for many long years\nin two shops."
        #expect(try PostingReader.read(long).blocks.count == 1)
        #expect(try PostingReader.read("Ovens\nDough\nRye bread").blocks.count == 3)
    }

    @Test(
        "headings in other languages",
        arguments: [
            ("Dein Profil:\n- x y", PostingBlock.Section.must), ("Wünschenswert:\n- x y", .nice), ("Deine Aufgaben\n- x y", .duties),
            ("Wir bieten\n- x y", .boilerplate),
            ("Votre profil :\n- x y", .must), ("Vos missions\n- x y", .duties), ("Ce que nous offrons\n- x y", .boilerplate),
            ("Requisitos\n- x y", .must), ("Se valorará:\n- x y", .nice), ("Funciones:\n- x y", .duties),
            ("Beneficios\n- x y", .boilerplate),
            ("Yêu cầu\n- x y", .must), ("Mô tả công việc\n- x y", .duties), ("Quyền lợi:\n- x y", .boilerplate),
            ("Über uns\n- x y", .about),
        ]
    )
    func otherLanguages(_ text: String, _ section: PostingBlock.Section) throws {
        #expect(try PostingReader.read(text).blocks.map(\.section) == [section])
    }

    @Test("light HTML is read like Markdown") func html() throws {
        let text =
            "<h2>Data Engineer</h2><p>Tarn &amp; Co is hiring.</p><h3>Must have</h3><ul><li>Python &amp; SQL</li><li>A &lt; B</li></ul><script>var x = '<li>no</li>'</script>"
        let posting = try PostingReader.read(text)
        #expect(posting.title == "Data Engineer")
        #expect(posting.employer == "Tarn & Co")
        #expect(posting.blocks.filter { $0.section == .must }.map(\.text) == ["Python & SQL", "A < B"])
        #expect(!posting.blocks.contains { $0.text.contains("var") })
        #expect(try PostingReader.read("&lt;p&gt;Bread &amp;amp; rolls&lt;/p&gt;").blocks.first?.text == "Bread & rolls")
    }

    @Test(
        "title and employer from labels, sentences and lines",
        arguments: [
            ("Company: Fern Ltd\nJob Title: Night Clerk\n\nText here.", "Night Clerk", "Fern Ltd"),
            ("We are looking for a Senior Florist to join our shop.", "Senior Florist", nil),
            ("The Copper Pan is hiring a Sous Chef for its kitchen.", "Sous Chef", "The Copper Pan"),
            ("At Kestrel Dynamics, we build gliders.", nil, "Kestrel Dynamics"),
            ("Night Clerk\n\nAbout Fernhill\nA hotel in the hills.", "Night Clerk", "Fernhill"),
            ("Elektriker (m/w/d) bei Brandt GmbH\n\nWir suchen dich.", "Elektriker (m/w/d)", "Brandt GmbH"),
            ("Registered Nurse – ICU\n\nCare for patients in our hospital.", "Registered Nurse – ICU", nil),
            ("Picker\nLarkspur Logistics\n\nPick things.", "Picker", "Larkspur Logistics"),
        ] as [(String, String?, String?)]
    )
    func head(_ text: String, _ title: String?, _ employer: String?) throws {
        let posting = try PostingReader.read(text)
        #expect(posting.title == title)
        #expect(posting.employer == employer)
    }

    @Test(
        "the language is guessed from function words or script",
        arguments: [
            ("We are looking for a person to work with our team and the customers", "en"),
            ("Wir suchen für unser Team eine Person mit Erfahrung und Freude an der Arbeit", "de"),
            ("Nous recherchons une personne pour notre équipe et les clients de la ville", "fr"),
            ("Buscamos una persona para el equipo con experiencia en la cocina", "es"),
            ("Chúng tôi cần một người có kinh nghiệm trong công việc với các khách hàng", "vi"), ("私たちは新しい仲間を探しています", "ja"),
            ("Мы ищем нового сотрудника", "ru"),
            ("xyzzy plugh", nil),
        ] as [(String, String?)]
    )
    func language(_ text: String, _ expected: String?) throws { #expect(try PostingReader.read(text).language == expected) }

    @Test("boilerplate is known by its phrases wherever it stands") func boilerplate() throws {
        let text = "Requirements\n- Bread\n- We are an equal opportunity employer, regardless of race.\n- 25 vacation days"
        #expect(try PostingReader.read(text).blocks.map(\.section) == [.must, .boilerplate, .boilerplate])
    }

    @Test("what is no posting is a typed error") func errors() {
        #expect(throws: PostingReadError.empty) { try PostingReader.read("") }
        #expect(throws: PostingReadError.empty) { try PostingReader.read(" \n\t--- \n***") }
        #expect(throws: PostingReadError.binary) { try PostingReader.read(bytes: [0x50, 0x4B, 0x03, 0x04, 0x00, 0x00]) }
        #expect(throws: PostingReadError.binary) { try PostingReader.read("\u{1}\u{2}\u{3}\u{4}abc") }
        #expect(throws: PostingReadError.notUTF8) { try PostingReader.read(bytes: [0x41, 0xFF, 0x42]) }
        #expect(throws: PostingReadError.tooLarge(limit: PostingReader.defaultLimit)) {
            try PostingReader.read(String(repeating: "bread ", count: 180_000))
        }
    }

    @Test("one word is a posting") func short() throws { #expect(try PostingReader.read("Baker wanted").blocks.count == 1) }

    @Test(
        "hostile texts are read in linear time",
        arguments: ["[a](", "<p", "&", "(", "a:\n", "* a\n", "**", "](", "<script>", "x ", "\u{300}"]
    )
    func hostile(_ unit: String) {
        let text = "a" + String(repeating: unit, count: 60_000 / unit.utf8.count)
        let time = ContinuousClock().measure { _ = try? PostingReader.read(text) }
        #expect(time < .seconds(20))
    }
}

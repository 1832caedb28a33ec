import Testing

@testable import Resumes

@Suite("Requirements")
struct RequirementReaderTests {
    private func read(_ text: String) throws -> [String] {
        RequirementReader(recognizer: .standard).requirements(in: try PostingReader.read(text)).map(Self.line)
    }

    private static func line(_ requirement: Requirement) -> String {
        let terms = requirement.terms.map(\.name).joined(separator: requirement.anyOf ? " | " : " + ")
        let years = requirement.years.map { " \($0)y" } ?? ""
        return "\(requirement.strength.rawValue) \(requirement.weight)\(years)\(requirement.anyOf ? " any" : "") \(terms)"
    }

    @Test(
        "section and cue decide the strength",
        arguments: [
            ("Requirements\n- SQL", ["must 0.8 SQL"]), ("Requirements\n- SQL is required", ["must 1.0 SQL"]),
            ("Nice to have\n- SQL", ["nice 0.35 SQL"]),
            ("Responsibilities\n- Write SQL", ["duty 0.6 SQL"]), ("Requirements\n- SQL would be a plus", ["nice 0.35 SQL"]),
            ("Some words. You must know SQL.", ["must 1.0 SQL"]),
            ("You will write SQL all day.", ["duty 0.6 SQL"]), ("Experience with SQL.", ["must 0.8 SQL"]),
            ("About us\n- Our team loves SQL", []), ("Benefits\n- SQL courses", []),
            ("Anforderungen\n- SQL zwingend erforderlich", ["must 1.0 SQL"]), ("Votre profil\n- SQL serait un plus", ["nice 0.35 SQL"]),
            ("Requisitos\n- SQL imprescindible", ["must 1.0 SQL"]),
            ("Yêu cầu\n- Ưu tiên biết SQL", ["nice 0.35 SQL"]), ("Responsibilities\n- Help with SQL as required", ["duty 0.6 SQL"]),
        ]
    )
    func strength(_ text: String, _ expected: [String]) throws { #expect(try self.read(text) == expected) }

    @Test(
        "a sentence that changes its strength is cut there",
        arguments: [
            (
                "Requirements\n- BLS required, ACLS preferred",
                ["must 1.0 Basic Life Support", "nice 0.35 Advanced Cardiovascular Life Support"]
            ),
            ("Requirements\n- Strong SQL, Python a plus", ["must 0.8 SQL", "nice 0.35 Python"]),
            ("Requirements\n- Experience with Go, Rust or C++ is a plus", ["nice 0.35 any Go | Rust | C++"]),
            ("Requirements\n- Must know SQL, ideally dbt", ["must 1.0 SQL", "nice 0.35 dbt"]),
        ]
    )
    func changes(_ text: String, _ expected: [String]) throws { #expect(try self.read(text) == expected) }

    @Test(
        "denials ask for nothing, softened ones for little",
        arguments: [
            ("Requirements\n- Python not required\n- SQL", ["must 0.8 SQL"]),
            ("Requirements\n- No Python experience needed\n- SQL", ["must 0.8 SQL"]),
            ("Requirements\n- Python appreciated but not required", ["nice 0.35 Python"]),
            ("Requirements\n- Python appreciated, but not required", ["nice 0.35 Python"]),
            ("Anforderungen\n- Python nicht erforderlich", []),
        ]
    )
    func denials(_ text: String, _ expected: [String]) throws { #expect(try self.read(text) == expected) }

    @Test(
        "alternatives are one requirement",
        arguments: [
            ("Amplitude, Mixpanel, or Looker", ["any Amplitude | Mixpanel | Looker"]),
            ("tools (Amplitude, Mixpanel, or Looker) and SQL", ["any Amplitude | Mixpanel | Looker", "SQL"]),
            ("Tableau, Power BI or similar", ["any Tableau | Power BI"]), ("Looker/Tableau", ["any Looker | Tableau"]),
            ("one of AWS, Azure, Google Cloud", ["any AWS | Azure | Google Cloud"]),
            ("tools such as Figma, Sketch and Framer", ["any Figma | Sketch | Framer"]), ("Python, SQL and dbt", ["Python + SQL + dbt"]),
            ("Docker, Kubernetes or Nomad and Terraform", ["any Kubernetes | Nomad", "Docker + Terraform"]),
            ("ServSafe or equivalent", ["any ServSafe"]), ("AWS oder Azure", ["any AWS | Azure"]),
            ("Python ou Java", ["any Python | Java"]),
        ]
    )
    func alternatives(_ clause: String, _ expected: [String]) throws {
        #expect(try self.read("Requirements\n- \(clause)") == expected.map { "must 0.8 " + $0 })
    }

    @Test(
        "years are bound to their term, or to the role",
        arguments: [
            ("4+ years of Python experience", ["4y Python"]), ("at least five years with SQL", ["5y SQL"]),
            ("Python (3+ years), SQL", ["3y Python", "SQL"]), ("3-5 years of bookkeeping", ["3y Bookkeeping"]),
            ("5+ years in a similar role", ["5y "]), ("5+ years of experience with Python or Java", ["5y any Python | Java"]),
            ("five (5) years of plumbing", ["5y Plumbing"]), ("10 or more years of Java", ["10y Java"]),
            ("3 Jahre Berufserfahrung mit SAP", ["3y SAP"]), ("2 ans d’expérience en comptabilité", ["2y Accounting"]),
            ("3 años de experiencia con Java", ["3y Java"]), ("2 năm kinh nghiệm Java", ["2y Java"]),
            ("18 years of age, Python", ["Python"]), ("120 years of Python", ["Python"]),
        ]
    )
    func years(_ clause: String, _ expected: [String]) throws {
        let read = try self.read("Requirements\n- \(clause)")
        #expect(read.map { String($0.drop { $0 != " " }.dropFirst().drop { $0 != " " }.dropFirst()) } == expected)
    }

    @Test("a company's age is nobody's experience") func companyAge() throws {
        #expect(try self.read("We have been in business for 20 years and have experience with bread.") == [])
    }

    @Test("a term stands in its strongest requirement only") func merging() throws {
        let text = "Responsibilities\n- Write SQL and Python\nRequirements\n- SQL\n- Python or R\nNice to have\n- Python, dbt"
        #expect(try self.read(text) == ["must 0.8 SQL", "must 0.8 any Python | R", "nice 0.35 dbt"])
    }

    @Test(
        "soft skills count a quarter, and only alone",
        arguments: [
            ("- Good communication skills", ["must 0.2 Communication"]), ("- Communication skills and SQL", ["must 0.8 SQL"]),
        ]
    )
    func soft(_ item: String, _ expected: [String]) throws { #expect(try self.read("Requirements\n\(item)") == expected) }

    @Test("jobs beyond offices: nurse") func nurse() throws {
        let text = """
            # Registered Nurse – Step-down unit
            ## Requirements
            - Active RN license; BLS and ACLS required, PALS preferred
            - Minimum of 2 years of critical care
            - Experience charting in Epic
            ## What we offer
            - Tuition help for an MSN
            """
        #expect(
            try self.read(text) == [
                "must 0.8 Registered Nurse", "must 1.0 Basic Life Support + Advanced Cardiovascular Life Support",
                "nice 0.35 Pediatric Advanced Life Support",
                "must 1.0 2y Critical care", "must 0.8 Clinical documentation + Epic",
            ]
        )
    }

    @Test("jobs beyond offices: cook, driver, electrician") func trades() throws {
        let text = """
            Requirements: 3+ years of cooking; ServSafe or equivalent; food safety and HACCP; Class A CDL is a plus.
            """
        #expect(try self.read(text) == ["must 0.8 3y Cooking", "must 0.8 any ServSafe", "must 0.8 Food safety + HACCP", "nice 0.35 CDL"])
        let german =
            "Dein Profil\n- Abgeschlossene Berufsausbildung\n- 3 Jahre Elektroinstallation\n- Gute Deutschkenntnisse, Englisch von Vorteil"
        #expect(
            try self.read(german) == [
                "must 0.8 Vocational training", "must 0.8 3y Electrical installation", "must 0.8 German", "nice 0.35 English",
            ]
        )
    }

    @Test("unknown terms are asked for too, and both sides then know them") func unknown() throws {
        let posting = try PostingReader.read("Requirements\n- Knowledge of Model Predictive Control (MPC)\n- WhirlBase")
        let reader = RequirementReader(recognizer: .standard)
        let terms = reader.requirements(in: posting).flatMap(\.terms)
        #expect(terms.map(\.name) == ["Model Predictive Control", "WhirlBase"])
        #expect(terms.allSatisfy { !$0.known })
        #expect(reader.recognizer(for: posting).terms(in: "Tuned MPC with whirlbase") == terms)
    }

    @Test("the text is the posting's own clause, bounded") func excerpt() throws {
        let posting = try PostingReader.read("Requirements\n- SQL " + String(repeating: "and more bread ", count: 60))
        let text = try #require(RequirementReader(recognizer: .standard).requirements(in: posting).first).text
        #expect(text.hasPrefix("SQL and more bread"))
        #expect(text.count <= 201)
        #expect(text.hasSuffix("…"))
    }

    @Test("a posting without a known word asks for nothing") func nothing() throws {
        #expect(try self.read("Lorem ipsum dolor sit amet.") == [])
    }

    @Test(
        "hostile texts end soon",
        arguments: [
            "(", "a, a, a, or ", "Python, or ", "Go, ", "5 years ", "must; plus, ", "such as Aa, Bb (AB) ", "Xx Yy ",
            "required, preferred, ",
        ]
    )
    func hostile(_ unit: String) throws {
        let text = "Requirements: a" + String(repeating: unit, count: 60_000 / unit.utf8.count)
        let posting = try PostingReader.read(text)
        let time = ContinuousClock().measure { _ = RequirementReader(recognizer: .standard).requirements(in: posting) }
        #expect(time < .seconds(20))
    }
}

import Testing

@testable import Resumes

@Suite("What is asked for, and what is only mentioned")
struct AskedOrMentionedTests {
    private func terms(_ text: String) throws -> [String] {
        RequirementReader(recognizer: .standard).requirements(in: try PostingReader.read(text))
            .map { $0.terms.map(\.name).joined(separator: $0.anyOf ? " | " : " + ") }
    }

    @Test(
        "Lines about place, time, pay and company ask for nothing",
        arguments: [
            "# Cook\n\nHarbor AI Logistics · Rotterdam or remote in Europe · full time", "# Cook\n\nCompany: Moods AI\nLocation: Leeds",
            "# Cook\n\nEmployment Type: CDI (Permanent contract)", "# Cook\n\nRemote | Kubernetes Street | 40 hours",
            "# Cook\n\n[Note: read with WebFetch from HTML]",
        ]
    )
    func metaLines(text: String) throws { #expect(try self.terms(text) == []) }

    @Test("The employer's name is no term")
    func employer() throws {
        #expect(try self.terms("# Cook\n\nCompany: Swift Logistics\n\nRequirements\n- Swift Logistics wants SQL") == ["SQL"])
    }

    @Test(
        "Examples of a kind of tool are asked for, not the kind",
        arguments: [
            ("Experience with BI tools like Looker, Tableau", ["Looker | Tableau"]),
            ("ERP system such as SAP or NetSuite", ["SAP | NetSuite"]),
        ]
    )
    func kinds(line: String, expected: [String]) throws { #expect(try self.terms("Requirements\n- \(line)") == expected) }

    @Test("Tools of one family in brackets are alternatives")
    func brackets() throws {
        #expect(try self.terms("Requirements\n- Cloud data platforms (Snowflake, BigQuery)") == ["Snowflake | BigQuery"])
    }

    @Test("A degree is asked for, not the fields it may be in")
    func degree() throws {
        #expect(try self.terms("Requirements\n- Degree in Physics, Statistics or a similar subject") == ["Bachelor's degree"])
        #expect(
            try self.terms("Requirements\n- Degree in Physics and experience with Kafka") == ["Bachelor's degree + Kafka"]
        )
    }

    @Test("Colleagues' departments in duties are no skills")
    func colleagues() throws {
        #expect(try self.terms("Responsibilities\n- Forecast demand weekly, together with sales") == [])
        #expect(try self.terms("Responsibilities\n- Work with the teams of marketing and sales on SQL queries") == ["SQL"])
    }

    @Test("Short items of acronyms are names, not shouting")
    func acronyms() throws { #expect(try self.terms("Nice to have\n- QXCP or QXSC certification").count == 1) }

    @Test(
        "Title and employer on one line",
        arguments: [
            ("# Data Engineer — Aviary Group\n\nSQL is required.", "Data Engineer", "Aviary Group"),
            ("# Data Engineer - Larkspur\n\nCompany: Larkspur Digital\n", "Data Engineer", "Larkspur Digital"),
            ("# Data Engineer\n\nLarkspur Logistics · Rotterdam · full time\n", "Data Engineer", "Larkspur Logistics"),
        ]
    )
    func head(text: String, title: String, employer: String) throws {
        let posting = try PostingReader.read(text)
        #expect(posting.title == title)
        #expect(posting.employer == employer)
    }
}

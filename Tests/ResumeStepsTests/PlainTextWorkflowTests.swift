import ResumeSteps
import Resumes
import Testing

@Suite struct PlainTextWorkflowTests {
    private static let text = """
        Ada Marlowe
        Senior Software Engineer
        ada.marlowe@example.org
        Date of birth: 1.2.1990

        Experience

        Senior Software Engineer, Brightline Ltd, Leeds          Mar 2019 – Present
        • Led the move of 14 services to Kubernetes
        • Built the pricing engine in Swift and PostgreSQL

        Skills
        Swift, Go, Kubernetes, PostgreSQL
        """

    @Test(arguments: ["tailor", "cover-letter"])
    func `plain text becomes documents that its words bear out, and the report says what was not understood`(
        _ workflow: String
    ) async throws {
        let reading = ResumeTextReader.read(Self.text)
        #expect(reading.notUnderstood == ["Date of birth: 1.2.1990"])
        let input = try JobInput.validated(
            resume: reading.resume.strictJSON(),
            posting: Examples.posting("backend-engineer.md"),
            notUnderstood: reading.notUnderstood
        )
        let run = try await StepHarness(workflow: workflow).run(input.bytes)
        let report = try #require(run.artifacts["report.json"].flatMap(JobReport.init(json:)))
        #expect(report.document.notUnderstood == reading.notUnderstood)
        let text = String(decoding: try #require(run.artifacts["report.txt"]), as: UTF8.self)
        #expect(text.contains("Not understood: 1 line of the text\n  - Date of birth: 1.2.1990"))
    }

    @Test func `what was not understood is kept with the input and shown again`() throws {
        let input = try JobInput.validated(
            resume: JobInputTests.goodResume,
            posting: JobInputTests.goodPosting,
            notUnderstood: ["Date of birth: 1.2.1990"]
        )
        #expect(try JobInput(bytes: input.bytes) == input)
        #expect(JobInputDetails(of: input.bytes).notUnderstood == ["Date of birth: 1.2.1990"])
    }

    @Test func `an input without any is written as before`() throws {
        let input = try JobInput.validated(resume: JobInputTests.goodResume, posting: JobInputTests.goodPosting)
        #expect(!String(decoding: input.bytes, as: UTF8.self).contains("notUnderstood"))
        #expect(JobInputDetails(of: input.bytes).notUnderstood == [])
    }
}

import ResumeSteps
import Resumes
import Testing

@Suite struct LetterWorkflowTests {
    @Test(arguments: LetterTone.allCases)
    func `every tone becomes text, PDF and report`(_ tone: LetterTone) async throws {
        for (resume, posting) in zip(Examples.resumes, Examples.postings) {
            let input = try Examples.input(resume, posting, options: JobOptions(tone: tone))
            let run = try await StepHarness(workflow: "cover-letter").run(input)
            #expect(run.artifacts.keys.sorted() == ["letter.pdf", "letter.txt", "rendered-letter.pdf", "report.json", "report.txt"])
            let text = String(decoding: try #require(run.artifacts["letter.txt"]), as: UTF8.self)
            #expect(text.contains(resume.hasPrefix("software") ? "Marta Olsen-Reyes" : "Amara Nkemelu"))
            let report = try #require(run.artifacts["report.json"].flatMap(JobReport.init(json:)))
            #expect(report.document.kind == .letter)
        }
    }

    @Test func `G14: the same input gives the same letter`() async throws {
        let first = try await StepHarness(workflow: "cover-letter").run(Examples.input())
        let second = try await StepHarness(workflow: "cover-letter").run(Examples.input())
        #expect(first.artifacts == second.artifacts)
    }
}

import Documents
import EventSourcing
import Jobs
import ResumeSteps
import Resumes
import Testing

@Suite struct TailorWorkflowTests {
    static let pairs = Examples.resumes.flatMap { resume in Examples.postings.map { (resume, $0) } }

    @Test(arguments: Self.pairs)
    func `every example becomes a one-page PDF with its report`(_ resume: String, _ posting: String) async throws {
        let run = try await StepHarness().run(Examples.input(resume, posting))
        #expect(run.artifacts.keys.sorted() == ["rendered-resume.pdf", "report.json", "report.txt", "resume.json", "resume.pdf"])
        let pdf = try #require(run.artifacts["resume.pdf"])
        #expect(pdf.starts(with: Array("%PDF-1.".utf8)))
        let report = try #require(run.artifacts["report.json"].flatMap(JobReport.init(json:)))
        #expect(report.document.kind == .resume)
        #expect(report.document.pages == 1)
        #expect(!report.match.requirements.isEmpty)
        let tailored = try ResumeReader.read(#require(run.artifacts["resume.json"]))
        #expect(tailored.warnings.isEmpty)
        #expect(run.progress.allSatisfy { (0...100).contains($0) })
    }

    @Test func `G14: the same input gives the same bytes, and other options other ones`() async throws {
        let first = try await StepHarness().run(Examples.input())
        let second = try await StepHarness().run(Examples.input())
        #expect(first.outputs == second.outputs)
        #expect(first.artifacts == second.artifacts)
        let modern = try await StepHarness().run(Examples.input(options: JobOptions(theme: .modern, page: .letter)))
        #expect(modern.artifacts["resume.pdf"] != first.artifacts["resume.pdf"])
    }

    @Test func `what the posting wants stays when space is short`() async throws {
        let run = try await StepHarness().run(Examples.input())
        let json = String(decoding: try #require(run.artifacts["resume.json"]), as: UTF8.self)
        #expect(json.contains("Kafka with the outbox pattern"))
        let report = try #require(run.artifacts["report.json"].flatMap(JobReport.init(json:)))
        #expect(!report.document.leftOut.isEmpty)
        #expect(report.match.gaps.contains("Rust"))
    }

    @Test func `two pages hold more than one`() async throws {
        let one = try await StepHarness().run(Examples.input())
        let two = try await StepHarness().run(Examples.input(options: JobOptions(maxPages: 2)))
        let (short, long) = (try #require(one.artifacts["resume.json"]), try #require(two.artifacts["resume.json"]))
        #expect(short.count < long.count)
        let report = try #require(two.artifacts["report.json"].flatMap(JobReport.init(json:)))
        #expect(report.document.pages == 2)
    }

    @Test func `a posting that says little is called insufficient and still works`() async throws {
        let input = try JobInput.validated(resume: Examples.resume("registered-nurse.json"), posting: Array("Nurse wanted.".utf8))
        let run = try await StepHarness().run(input.bytes)
        let report = try #require(run.artifacts["report.json"].flatMap(JobReport.init(json:)))
        #expect(report.match.insufficient)
        #expect(String(decoding: run.artifacts["report.txt"] ?? [], as: UTF8.self).contains("insufficient"))
    }

    @Test func `the text report is the match and what became of the document`() async throws {
        let run = try await StepHarness().run(Examples.input())
        let text = String(decoding: try #require(run.artifacts["report.txt"]), as: UTF8.self)
        #expect(text.contains("Match "))
        #expect(text.contains("Résumé: 1 page, "))
        #expect(!text.contains("\u{1B}"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `payloads between steps stay small`() async throws {
        let run = try await StepHarness().run(Examples.input())
        for (step, payload) in run.outputs { #expect(payload.count < 64 << 10, "\(step) left \(payload.count) bytes") }
    }
}

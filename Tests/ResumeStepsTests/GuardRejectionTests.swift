import Jobs
import Testing

@testable import ResumeSteps
@testable import Resumes

@Suite struct GuardRejectionTests {
    struct Plant: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var change: @Sendable (inout Resume) -> Void
    }

    static let plants: [Plant] = [
        Plant(testDescription: "a skill from the posting") { $0.skills[0].keywords.append("Rust") },
        Plant(testDescription: "a bullet") { $0.work[0].highlights.append("Ran Erlang in production") },
        Plant(testDescription: "a bigger number") { $0.work[0].highlights = ["Cut costs by 85%"] },
        Plant(testDescription: "another employer") { $0.work[0].name = "Globex" },
        Plant(testDescription: "a better title") { $0.work[0].position = "Chief Technology Officer" },
        Plant(testDescription: "an earlier start") { $0.work[0].startDate = ResumeDate(year: 2009, month: 1) },
        Plant(testDescription: "a degree") { $0.education[0].studyType = "Doctor of Philosophy" },
        Plant(testDescription: "a certificate") { $0.certificates.append(Certificate(name: "Certified Rust Wizard")) },
        Plant(testDescription: "another name") { $0.basics.name = "Martha Olsen" },
    ]

    @Test(arguments: Self.plants)
    func `an invention planted after tailoring fails the job before it is saved`(_ plant: Plant) async throws {
        let harness = StepHarness { step, output in
            guard step == "tailor", var record = TailoredRecord(payload: output.payload) else { return }
            plant.change(&record.resume)
            output.payload = record.payload
        }
        let input = try Examples.input()
        let failure = await #expect(throws: StepFailure.self) { try await harness.run(input) }
        #expect(failure?.code == "guard_rejected")
        #expect(failure?.isRetryable == false)
        #expect(failure?.message.contains(" at /") == true)
    }

    @Test func `an invention planted into a letter fails the job`() async throws {
        let harness = StepHarness(workflow: "cover-letter") { step, output in
            guard step == "letter", var record = LetterRecord(payload: output.payload) else { return }
            record.letter.paragraphs[0] += " I have written Rust for 9 years."
            output.payload = record.payload
        }
        let input = try Examples.input()
        let failure = await #expect(throws: StepFailure.self) { try await harness.run(input) }
        #expect(failure?.code == "guard_rejected")
    }

    @Test func `a printed letter may hold only the letter's words`() throws {
        let letter = CoverLetter(
            sender: Basics(name: "Ana Ortiz"),
            recipient: ["Acme"],
            subject: nil,
            salutation: "Hello",
            paragraphs: ["I bake bread."],
            closing: "Yours",
            signature: "Ana Ortiz"
        )
        try GuardGate.require(printed: "Ana Ortiz\nAcme\nHello\nI bake bread.\nYours", of: letter, furniture: [])
        let failure = #expect(throws: StepFailure.self) {
            try GuardGate.require(printed: "Ana Ortiz\nI bake gold.", of: letter, furniture: [])
        }
        #expect(failure?.message.contains("word at /text/1") == true)
        #expect(failure?.message.contains("gold") == false)
    }

    @Test func `many findings are counted, not listed`() {
        let findings = (0..<8).map { GuardFinding(pointer: SourceID("/text/\($0)"), kind: .word) }
        let failure = #expect(throws: StepFailure.self) { try GuardGate.require(findings) }
        #expect(failure?.message.hasSuffix("and 3 more") == true)
    }
}

import EventSourcing
import Jobs
import Testing

@testable import ResumeSteps

@Suite struct StepFailureTests {
    private static func context(
        step: String = "x",
        parameters: [String: String] = [:],
        input: [UInt8],
        outputs: [String: [UInt8]] = [:],
        artifacts: [String: [UInt8]] = [:]
    ) -> StepContext {
        StepContext(
            jobID: JobID(high: 1, low: 2),
            step: step,
            attempt: 1,
            parameters: parameters,
            input: input,
            outputs: outputs,
            reportProgress: { _ in },
            artifact: { (name) async throws(StepFailure) -> [UInt8] in artifacts[name] ?? [] }
        )
    }

    private static func failure(of uses: String, _ context: StepContext) async throws -> StepFailure? {
        let step = try #require(StepHarness.registry[uses])
        return await #expect(throws: StepFailure.self) { try await step.run(context) }
    }

    @Test func `the registry has the six steps`() {
        #expect(StepHarness.registry.names == ["letter", "prepare", "render", "save", "tailor", "validate"])
    }

    @Test(arguments: StepHarness.registry.names)
    func `input that is none fails at once and for good`(_ uses: String) async throws {
        let failure = try await Self.failure(of: uses, Self.context(input: Array("junk".utf8)))
        #expect(failure?.isRetryable == false)
        #expect(["bad_input", "missing_input"].contains(failure?.code))
    }

    @Test func `a step whose needs are not met says what is missing`() async throws {
        let input = try Examples.input()
        for (uses, kind) in [("prepare", "validated"), ("tailor", "validated"), ("save", "rendered"), ("render", "validated")] {
            let failure = try await Self.failure(of: uses, Self.context(step: "mine", input: input))
            #expect(failure?.code == "missing_input")
            #expect(failure?.message.contains("no earlier step left a \(kind) record; let “mine” need one") == true)
        }
    }

    @Test func `two records of a kind are ambiguous`() async throws {
        let input = try Examples.input()
        let run = try await StepHarness().run(input)
        var outputs = run.outputs
        outputs["again"] = outputs["validate"]
        let failure = try await Self.failure(of: "prepare", Self.context(input: input, outputs: outputs))
        #expect(failure?.code == "ambiguous_input")
    }

    @Test func `a record of another version is refused`() async throws {
        let payload = Array(#"{"kind":"validated","record":{},"version":9}"#.utf8)
        let failure = try await Self.failure(of: "prepare", Self.context(input: Examples.input(), outputs: ["validate": payload]))
        #expect(failure?.code == "unreadable_input")
    }

    @Test func `a PDF that does not read back is not saved`() async throws {
        let input = try Examples.input()
        let run = try await StepHarness().run(input)
        var pdf = try #require(run.artifacts["rendered-resume.pdf"])
        pdf[pdf.count / 2] ^= 1
        let context = Self.context(input: input, outputs: run.outputs, artifacts: ["rendered-resume.pdf": pdf])
        let failure = try await Self.failure(of: "save", context)
        #expect(failure?.code == "artifact_damaged")
    }

    @Test func `more pages than wanted, unforeseen, are a failure`() async throws {
        let harness = StepHarness { step, output in
            guard step == "render", var record = RenderedRecord(payload: output.payload) else { return }
            record.pages = 2
            output.payload = record.payload
        }
        let input = try Examples.input()
        let failure = await #expect(throws: StepFailure.self) { try await harness.run(input) }
        #expect(failure?.code == "page_limit")
    }

    @Test func `an unknown document to render names the known ones`() async throws {
        let context = Self.context(parameters: ["document": "poster"], input: try Examples.input())
        let failure = try await Self.failure(of: "render", context)
        #expect(failure?.code == "bad_parameter")
        #expect(failure?.message.contains("resume, letter") == true)
    }

    @Test func `G11: a cancelled attempt stops between its phases`() async throws {
        let input = try Examples.input()
        let run = try await StepHarness().run(input)
        let step = try #require(StepHarness.registry["tailor"])
        let context = Self.context(input: input, outputs: run.outputs.filter { ["validate", "prepare"].contains($0.key) })
        let failure = await withTaskGroup(of: StepFailure?.self) { group in
            group.cancelAll()
            group.addTask {
                do throws(StepFailure) {
                    _ = try await step.run(context)
                    return nil
                } catch {
                    return error
                }
            }
            return await group.next() ?? nil
        }
        #expect(failure == .stopped)
    }
}

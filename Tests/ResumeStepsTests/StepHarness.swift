import EventSourcing
import Foundation
import Jobs
import ResumeSteps
import Synchronization
import Testing
import Workflows

/// Runs a workflow's steps in file order without a runtime, handing payloads and artifacts on as the runtime does.
struct StepHarness {
    struct Run {
        var outputs: [String: [UInt8]] = [:]
        var artifacts: [String: [UInt8]] = [:]
        var progress: [Int] = []
    }

    static let registry = ResumeSteps.registry()

    var workflow = "tailor"
    /// Changes what a step left before later steps see it.
    var tamper: @Sendable (_ step: String, _ output: inout StepOutput) -> Void = { _, _ in }

    func run(_ input: [UInt8]) async throws -> Run {
        let library = try WorkflowLibrary(uses: Self.registry.names)
        let definition = try #require(try library.definition(self.workflow))
        var run = Run()
        for step in definition.steps {
            guard case .run(let uses, let parameters) = step.action else { continue }
            let implementation = try #require(Self.registry[uses])
            let reported = Reported()
            let stored = run.artifacts
            let context = StepContext(
                jobID: JobID(high: 1, low: 2),
                step: step.name,
                attempt: 1,
                parameters: parameters,
                input: input,
                outputs: run.outputs,
                reportProgress: { reported.add($0) },
                artifact: { (name) async throws(StepFailure) -> [UInt8] in
                    guard let content = stored[name] else {
                        throw StepFailure(code: "no_artifact", message: "there is no \(name)", isRetryable: false)
                    }
                    return content
                }
            )
            var output = try await implementation.run(context)
            self.tamper(step.name, &output)
            run.outputs[step.name] = output.payload
            for artifact in output.artifacts { run.artifacts[artifact.name] = artifact.content }
            run.progress += reported.all
        }
        return run
    }

    private final class Reported: Sendable {
        private let values = Mutex<[Int]>([])

        var all: [Int] { self.values.withLock { $0 } }

        func add(_ value: Int) { self.values.withLock { $0.append(value) } }
    }
}

import Jobs

/// Workflows of steps that do nothing but what their names say.
enum Workshop {
    /// Does what the step's parameter `do` says.
    struct Bench: Step {
        static let uses = "bench"
        /// A posting that says so gets everything that is made of it, not just the print.
        static let wantsAll = "with all papers"

        func run(_ context: StepContext) async throws(StepFailure) -> StepOutput {
            switch context.parameters["do"] {
            case "fail": throw StepFailure(code: "no_paper", message: "the printer says: secret words", isRetryable: false)
            case "make":
                let content = Array("made of \(context.input.count) bytes".utf8)
                let pdf = StepOutput.Artifact(name: "resume.pdf", mediaType: "application/pdf", content: content)
                guard String(decoding: context.input, as: UTF8.self).contains(Self.wantsAll) else { return StepOutput(artifacts: [pdf]) }
                let resume = Array(#"{"basics":{"name":"Ada"}}"#.utf8)
                let report = Array(#"{"score":42}"#.utf8)
                return StepOutput(artifacts: [
                    pdf, .init(name: "resume.json", mediaType: "application/json", content: resume),
                    .init(name: "report.json", mediaType: "application/json", content: report),
                ])
            case "tailor":
                let content = Array(#"{"basics":{"name":"Ada"}}"#.utf8)
                return StepOutput(artifacts: [.init(name: "resume.json", mediaType: "application/json", content: content)])
            case "letter":
                return StepOutput(artifacts: [.init(name: "letter.txt", mediaType: "text/plain", content: Array("Dear Sir".utf8))])
            case "hang":
                try? await Task.sleep(for: .seconds(600))
                throw .stopped
            default: return StepOutput(payload: Array(context.step.utf8))
            }
        }
    }

    static let all: [WorkflowDefinition] = [
        WorkflowDefinition(name: "tailor", steps: [Self.step("prepare"), Self.step("render", "make", needs: ["prepare"])]),
        WorkflowDefinition(
            name: "reviewed",
            steps: [
                Self.step("prepare"),
                StepDefinition(name: "review", action: .approval(signal: "approved", timeoutMilliseconds: nil), needs: ["prepare"]),
                Self.step("render", "make", needs: ["review"]),
            ]
        ),
        WorkflowDefinition(name: "failing", steps: [Self.step("prepare"), Self.step("print", "fail", needs: ["prepare"])]),
        WorkflowDefinition(name: "tailored", steps: [Self.step("tailor", "tailor")]),
        WorkflowDefinition(name: "cover-letter", steps: [Self.step("letter", "letter")]),
        WorkflowDefinition(name: "hanging", steps: [Self.step("hang", "hang")]),
        WorkflowDefinition(
            name: "outside",
            steps: [StepDefinition(name: "press", action: .external(task: "press", timeoutMilliseconds: 600_000))]
        ),
    ]

    private static func step(_ name: String, _ deed: String = "nothing", needs: [String] = []) -> StepDefinition {
        StepDefinition(
            name: name,
            action: .run(uses: Bench.uses, parameters: ["do": deed]),
            needs: needs,
            retry: RetryPolicy(maxAttempts: 1, baseMilliseconds: 1, capMilliseconds: 5)
        )
    }
}

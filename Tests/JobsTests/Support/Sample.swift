import EventSourcing
import Jobs

/// The people, times and workflows that the scenarios speak of.
enum Sample {
    static let user = known(UserID("ada"))
    static let worker = known(WorkerID("w-1"))
    static let other = known(WorkerID("w-2"))
    static let job = JobID(high: 0x0197_0000_0000_7000, low: 0x8000_0000_0000_0001)
    static let seed: UInt64 = 42
    static let start = Timestamp(microseconds: 1_790_000_000_000_000)

    /// A moment so many milliseconds after the scenarios' beginning.
    static func at(_ milliseconds: Int64) -> Timestamp { self.start.advanced(byMilliseconds: milliseconds) }

    static func run(_ name: String, needs: [String] = [], retry: RetryPolicy = .standard) -> StepDefinition {
        StepDefinition(name: name, action: .run(uses: "work", parameters: [:]), needs: needs, retry: retry)
    }

    static func delay(_ name: String, _ milliseconds: Int64, needs: [String] = []) -> StepDefinition {
        StepDefinition(name: name, action: .delay(milliseconds: milliseconds), needs: needs)
    }

    static func approval(_ name: String, _ signal: String, timeout: Int64? = nil, needs: [String] = []) -> StepDefinition {
        StepDefinition(name: name, action: .approval(signal: signal, timeoutMilliseconds: timeout), needs: needs)
    }

    static func external(_ name: String, for timeout: Int64 = 1000, needs: [String] = [], retry: RetryPolicy = .never) -> StepDefinition {
        StepDefinition(name: name, action: .external(task: "render", timeoutMilliseconds: timeout), needs: needs, retry: retry)
    }

    static func workflow(_ steps: StepDefinition..., quarantineAfter: Int = 3) -> WorkflowDefinition {
        WorkflowDefinition(name: "sample", steps: steps, quarantineAfter: quarantineAfter)
    }

    static func created(_ definition: WorkflowDefinition, priority: Priority = .default) -> JobEvent {
        .jobCreated(
            JobCreated(
                userID: self.user,
                workflow: definition.name,
                definition: definition.hash,
                priority: priority,
                steps: definition.steps.map(\.name),
                seed: self.seed
            )
        )
    }

    private static func known<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a sample value is not well formed") }
        return value
    }
}

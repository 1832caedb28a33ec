import Jobs

extension WorkflowDefinition {
    /// Steps of `script`, each after the one before, named a, b, c …
    static func chain(_ count: Int, effects: StepDefinition.Effects = .none, retry: RetryPolicy = .quick) -> Self {
        let names = (0..<count).map(Self.name)
        return Self(
            name: "chain",
            steps: names.enumerated()
                .map { index, name in
                    .script(name, needs: index == 0 ? [] : [names[index - 1]], retry: retry, effects: effects)
                }
        )
    }

    /// Steps of `script` that need nothing.
    static func parallel(_ count: Int, effects: StepDefinition.Effects = .none) -> Self {
        Self(name: "parallel", steps: (0..<count).map { .script(Self.name($0), effects: effects) })
    }

    static func of(_ steps: StepDefinition..., quarantineAfter: Int = 5) -> Self {
        Self(name: "sample", steps: steps, quarantineAfter: quarantineAfter)
    }

    private static func name(_ index: Int) -> String { ["a", "b", "c", "d", "e", "f", "g", "h"][index] }
}

extension StepDefinition {
    static func script(
        _ name: String,
        needs: [String] = [],
        timeout: Int64 = 60_000,
        retry: RetryPolicy = .quick,
        effects: Effects = .none
    ) -> Self {
        Self(
            name: name,
            action: .run(uses: ScriptedStep.uses, parameters: [:]),
            needs: needs,
            timeoutMilliseconds: timeout,
            retry: retry,
            effects: effects
        )
    }

    static func external(_ name: String, for timeout: Int64 = 600_000, needs: [String] = [], retry: RetryPolicy = .quick) -> Self {
        Self(name: name, action: .external(task: "render", timeoutMilliseconds: timeout), needs: needs, retry: retry)
    }

    static func delay(_ name: String, _ milliseconds: Int64, needs: [String] = []) -> Self {
        Self(name: name, action: .delay(milliseconds: milliseconds), needs: needs)
    }

    static func approval(_ name: String, _ signal: String, timeout: Int64? = nil, needs: [String] = []) -> Self {
        Self(name: name, action: .approval(signal: signal, timeoutMilliseconds: timeout), needs: needs)
    }
}

extension RetryPolicy {
    /// Three attempts, a few milliseconds apart.
    static let quick = Self(maxAttempts: 3, baseMilliseconds: 1, capMilliseconds: 5)
    /// Long enough that no draw of the jitter is over at once.
    static let slow = Self(maxAttempts: 3, baseMilliseconds: 60_000, capMilliseconds: 60_000)
}

import Jobs

extension WorkflowParser {
    private static let stepKeys = ["name", "uses", "needs", "timeout", "retry", "effects", "with", "for", "signal", "task"]
    private static let longestTimeout: Int64 = 7 * 86_400_000
    static let longestDelay: Int64 = 366 * 86_400_000

    mutating func steps(_ value: YAMLValue) -> [StepDefinition] {
        switch value.content {
        case .null, .text, .map:
            self.report(value, "`steps` is \(value.kind), not a list; write `- name: …` with `uses: …` under it")
            return []
        case .list(let items) where items.isEmpty:
            self.report(value, "`steps` is empty; a workflow has at least one step")
            return []
        case .list(let items) where items.count > WorkflowLoader.stepLimit:
            self.report(value, "has \(items.count) steps, more than \(WorkflowLoader.stepLimit); split it into several workflows")
            return []
        case .list(let items):
            let errors = self.errors.count
            var parsed: [ParsedStep] = []
            for item in items {
                if let step = self.step(item, after: parsed.last?.definition.name) { parsed.append(step) }
            }
            self.checkGraph(parsed, isComplete: self.errors.count == errors)
            return parsed.map(\.definition)
        }
    }

    private mutating func step(_ value: YAMLValue, after previous: String?) -> ParsedStep? {
        guard case .map(let members) = value.content else {
            self.report(value, "a step is \(value.kind), not a map; write `name: …` and `uses: …`")
            return nil
        }
        self.requireKnownKeys(members, Self.stepKeys, of: "a step")
        let name = self.required("name", of: members, at: value)
        let uses = self.required("uses", of: members, at: value)
        var needs = previous.map { [ParsedStep.Need(name: $0, line: value.line)] } ?? []
        if let member = members.member("needs") { needs = self.needs(member) }
        let timeout = members.value("timeout").flatMap { self.duration($0, "timeout", from: 1, to: Self.longestTimeout) }
        let retry = members.value("retry").map { self.retry($0) } ?? .standard
        var effects = members.value("effects").flatMap { self.effects($0) } ?? .none
        guard let uses, let action = self.action(uses, members, at: value), let name else { return nil }
        if case .external = action { effects = .external }
        let definition = StepDefinition(
            name: name,
            action: action,
            needs: needs.map(\.name),
            timeoutMilliseconds: timeout ?? StepDefinition.defaultTimeoutMilliseconds,
            retry: retry,
            effects: effects
        )
        return ParsedStep(definition: definition, needs: needs, line: value.line)
    }

    private mutating func required(_ key: String, of members: [YAMLMember], at step: YAMLValue) -> String? {
        if let value = members.value(key) { return self.name(value, key) }
        self.report(step, "a step has no `\(key)`; write `\(key): …`")
        return nil
    }

    private mutating func needs(_ member: YAMLMember) -> [ParsedStep.Need] {
        switch member.value.content {
        case .text:
            return self.name(member.value, "needs").map { [ParsedStep.Need(name: $0, line: member.line)] } ?? []
        case .list(let items):
            var needs: [ParsedStep.Need] = []
            for item in items {
                guard let name = self.name(item, "needs") else { continue }
                if needs.contains(where: { $0.name == name }) {
                    self.report(item, "`needs` names “\(name)” twice; remove one")
                } else {
                    needs.append(ParsedStep.Need(name: name, line: item.line))
                }
            }
            return needs
        case .null, .map:
            self.report(member.value, "`needs` is \(member.value.kind); write a step's name, a list of names, or [] for none")
            return []
        }
    }

    private mutating func retry(_ value: YAMLValue) -> RetryPolicy {
        guard case .map(let members) = value.content else {
            self.report(value, "`retry` is \(value.kind), not a map; write `{attempts: 3, base: 500ms, max: 1m}`")
            return .standard
        }
        self.requireKnownKeys(members, ["attempts", "base", "max"], of: "`retry`")
        let attempts = members.value("attempts").flatMap { self.number($0, "attempts", in: 1...100) }
        let base = members.value("base").flatMap { self.duration($0, "base", from: 0, to: Self.longestTimeout) }
        let cap = members.value("max").flatMap { self.duration($0, "max", from: 0, to: Self.longestTimeout) }
        let policy = RetryPolicy(
            maxAttempts: attempts ?? RetryPolicy.standard.maxAttempts,
            baseMilliseconds: base ?? RetryPolicy.standard.baseMilliseconds,
            capMilliseconds: cap ?? max(RetryPolicy.standard.capMilliseconds, base ?? 0)
        )
        if let cap, cap < policy.baseMilliseconds {
            self.report(
                value,
                "`retry` waits at most \(cap)ms, less than its base of \(policy.baseMilliseconds)ms; raise `max` or lower `base`"
            )
        }
        return policy
    }

    private mutating func effects(_ value: YAMLValue) -> StepDefinition.Effects? {
        guard let text = self.text(value, "effects") else { return nil }
        guard let effects = StepDefinition.Effects(rawValue: text) else {
            self.report(
                value,
                "`effects` is “\(text.clipped)”; write \(StepDefinition.Effects.allCases.map(\.rawValue).joined(separator: " or "))"
            )
            return nil
        }
        return effects
    }
}

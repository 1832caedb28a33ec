import Jobs

extension WorkflowParser {
    private static let parameterLimit = 64

    /// What a step does, after its `uses`; nil together with an error.
    mutating func action(_ uses: String, _ members: [YAMLMember], at step: YAMLValue) -> StepDefinition.Action? {
        switch uses {
        case "delay":
            self.refuse(["with", "signal", "task", "timeout", "retry", "effects"], in: members, of: "a delay")
            guard let value = members.value("for") else {
                self.report(step, "a delay needs `for`; write `for: 2h`")
                return nil
            }
            return self.duration(value, "for", from: 0, to: Self.longestDelay).map { .delay(milliseconds: $0) }
        case "approval":
            self.refuse(["with", "task", "timeout", "retry", "effects"], in: members, of: "an approval")
            let most = members.value("for").flatMap { self.duration($0, "for", from: 1, to: Self.longestDelay) }
            guard let value = members.value("signal") else {
                self.report(step, "an approval needs `signal`; write `signal: approved`")
                return nil
            }
            return self.name(value, "signal").map { .approval(signal: $0, timeoutMilliseconds: most) }
        case "external":
            self.refuse(["with", "signal", "timeout", "effects"], in: members, of: "an external step")
            let task = members.value("task").map { self.name($0, "task") }
            let most = members.value("for").map { self.duration($0, "for", from: 1, to: Self.longestDelay) }
            if task == nil { self.report(step, "an external step needs `task`, the name its service listens to; write `task: …`") }
            if most == nil { self.report(step, "an external step needs `for`, how long to wait for its callback; write `for: 1h`") }
            guard case .some(.some(let task)) = task, case .some(.some(let most)) = most else { return nil }
            return .external(task: task, timeoutMilliseconds: most)
        default:
            self.refuse(["for", "signal", "task"], in: members, of: "a step that runs")
            if !self.uses.contains(uses), let value = members.value("uses") {
                let known = self.uses + WorkflowLoader.builtInUses
                self.report(
                    value,
                    "nothing is called “\(uses)”; known are \(known.sorted().listed)\(Suggestion.hint(for: uses, in: known))"
                )
            }
            return .run(uses: uses, parameters: members.value("with").map { self.parameters($0) } ?? [:])
        }
    }

    private mutating func refuse(_ keys: [String], in members: [YAMLMember], of what: String) {
        for member in members where keys.contains(member.key) {
            self.report(member, "`\(member.key)` means nothing for \(what); remove it")
        }
    }

    private mutating func parameters(_ value: YAMLValue) -> [String: String] {
        guard case .map(let members) = value.content else {
            self.report(value, "`with` is \(value.kind), not a map; write `{key: value}`")
            return [:]
        }
        if members.count > Self.parameterLimit {
            self.report(value, "`with` has \(members.count) keys, more than \(Self.parameterLimit)")
        }
        var parameters: [String: String] = [:]
        for member in members {
            guard Self.isName(member.key) else {
                self.report(member, "a key of `with` cannot be “\(member.key.clipped)”: \(Self.nameRule)")
                continue
            }
            if let text = self.text(member.value, member.key) { parameters[member.key] = text }
        }
        return parameters
    }
}

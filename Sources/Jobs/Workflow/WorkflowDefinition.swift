/// A workflow as its file says it, checked: names are unique, needs exist and make no circle.
public struct WorkflowDefinition: Sendable, Equatable {
    public var name: String
    public var summary: String
    /// In file order; at least one.
    public var steps: [StepDefinition]
    /// Claims without a sign of life after which a job is quarantined (G10).
    public var quarantineAfter: Int

    public static let defaultQuarantineAfter = 8

    public init(name: String, summary: String = "", steps: [StepDefinition], quarantineAfter: Int = Self.defaultQuarantineAfter) {
        self.name = name
        self.summary = summary
        self.steps = steps
        self.quarantineAfter = quarantineAfter
    }

    public func step(_ name: String) -> StepDefinition? { self.steps.first { $0.name == name } }

    /// The named step and every step that directly or indirectly needs it, in file order.
    public func dependents(of name: String) -> [String] {
        var reached: Set<String> = [name]
        var grew = true
        while grew {
            grew = false
            for step in self.steps where !reached.contains(step.name) && step.needs.contains(where: reached.contains) {
                reached.insert(step.name)
                grew = true
            }
        }
        return self.steps.map(\.name).filter(reached.contains)
    }

    /// Every step that the named one directly or indirectly needs.
    public func sources(of name: String) -> Set<String> {
        var reached: Set<String> = []
        var open = self.step(name)?.needs ?? []
        while let next = open.popLast() {
            if reached.insert(next).inserted { open += self.step(next)?.needs ?? [] }
        }
        return reached
    }

    /// Names that ``StepDefinition/Action/approval(signal:timeoutMilliseconds:)`` steps wait for, in file order.
    public var signals: [String] {
        self.steps.compactMap { step in
            switch step.action {
            case .approval(let signal, _): signal
            case .run, .delay, .external: nil
            }
        }
    }
}

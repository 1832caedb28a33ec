import Jobs

/// Turns a YAML value into a workflow definition, gathering every error on the way.
struct WorkflowParser {
    let file: String
    let uses: [String]
    private(set) var errors: [WorkflowError] = []

    init(file: String, uses: [String]) {
        self.file = file
        self.uses = uses
    }

    /// Nil only together with an error.
    mutating func workflow(_ root: YAMLValue) -> WorkflowDefinition? {
        switch root.content {
        case .null:
            self.report(root, "is empty; write at least `steps:` with one step")
            return nil
        case .text, .list:
            self.report(root, "is \(root.kind), not a map; write `steps:` with a list of steps")
            return nil
        case .map(let members):
            self.requireKnownKeys(members, ["name", "description", "quarantine-after", "steps"], of: "a workflow")
            let name = self.workflowName(members)
            let summary = members.value("description").flatMap { self.text($0, "description") } ?? ""
            let quarantine = members.value("quarantine-after").flatMap { self.number($0, "quarantine-after", in: 1...100) }
            guard let steps = members.value("steps") else {
                self.report(root, "has no steps; write `steps:` with a list of steps")
                return nil
            }
            return WorkflowDefinition(
                name: name,
                summary: summary,
                steps: self.steps(steps),
                quarantineAfter: quarantine ?? WorkflowDefinition.defaultQuarantineAfter
            )
        }
    }

    private mutating func workflowName(_ members: [YAMLMember]) -> String {
        let stem = WorkflowLoader.stem(of: self.file)
        guard let value = members.value("name") else {
            if !Self.isName(stem) {
                self.report(line: 0, "cannot give its name to a workflow: \(Self.nameRule); rename the file")
            }
            return stem
        }
        guard let name = self.name(value, "name") else { return stem }
        if name != stem { self.report(value, "the workflow is called “\(name)”, but the file \(stem); let them agree") }
        return name
    }

    // MARK: - Errors

    mutating func report(_ value: YAMLValue, _ reason: String) {
        self.errors.append(WorkflowError(file: self.file, line: value.line, column: value.column, reason: reason))
    }

    mutating func report(_ member: YAMLMember, _ reason: String) {
        self.errors.append(WorkflowError(file: self.file, line: member.line, column: member.column, reason: reason))
    }

    mutating func report(line: Int, _ reason: String) {
        self.errors.append(WorkflowError(file: self.file, line: line, reason: reason))
    }
}

extension [YAMLMember] {
    func member(_ key: String) -> YAMLMember? { self.first { $0.key == key } }
    func value(_ key: String) -> YAMLValue? { self.member(key)?.value }
}

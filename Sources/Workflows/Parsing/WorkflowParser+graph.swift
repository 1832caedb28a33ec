import Jobs

extension WorkflowParser {
    /// Checks that names are unique and needs exist, and, when all steps could be read, that no steps wait for each other.
    mutating func checkGraph(_ steps: [ParsedStep], isComplete: Bool) {
        var lines: [String: Int] = [:]
        for step in steps {
            let name = step.definition.name
            if let first = lines[name] {
                self.report(line: step.line, "a second step is called “\(name)” (the first is on line \(first)); rename one")
            } else {
                lines[name] = step.line
            }
        }
        // A step that could not be read may be the one that is needed.
        guard isComplete else { return }
        let names = steps.map(\.definition.name)
        for step in steps {
            for need in step.needs where lines[need.name] == nil {
                let hint = Suggestion.hint(for: need.name, in: names)
                self.report(
                    line: need.line,
                    "“\(step.definition.name)” needs “\(need.name)”, but no step is called so\(hint.isEmpty ? "; steps are \(names.listed)" : hint)"
                )
            }
        }
        for circle in self.circles(steps) {
            let path = circle.map { "“\($0)”" }.joined(separator: " needs ")
            self.report(line: lines[circle[0]] ?? 1, "steps wait for each other: \(path); remove one of these needs")
        }
    }

    /// Each circle once, as the way from its first step in file order back to it.
    private func circles(_ steps: [ParsedStep]) -> [[String]] {
        let needs = Dictionary(steps.map { ($0.definition.name, $0.definition.needs) }, uniquingKeysWith: { first, _ in first })
        var settled: Set<String> = []
        var found: [[String]] = []
        for step in steps where !settled.contains(step.definition.name) {
            var path: [String] = []
            Self.visit(step.definition.name, needs, &path, &settled, &found)
        }
        return found
    }

    /// At most ``WorkflowLoader/stepLimit`` deep.
    private static func visit(
        _ name: String,
        _ needs: [String: [String]],
        _ path: inout [String],
        _ settled: inout Set<String>,
        _ found: inout [[String]]
    ) {
        if let start = path.firstIndex(of: name) {
            found.append(Array(path[start...]) + [name])
            return
        }
        guard !settled.contains(name) else { return }
        path.append(name)
        for need in needs[name] ?? [] { self.visit(need, needs, &path, &settled, &found) }
        path.removeLast()
        settled.insert(name)
    }
}

import ProcessSupport

/// What a job's log says about how often things happened.
struct StepHistory {
    private(set) var claims = 0
    private(set) var completions = 0
    private(set) var quarantines = 0
    /// Breaches of "a completed step is never run again" (G8) and of the version order (G1).
    private(set) var faults: [String] = []

    private let log: [LogEntry]

    init(_ log: [LogEntry]) {
        self.log = log
        var done: Set<String> = []
        for (index, entry) in log.enumerated() {
            if entry.version != index + 1 { self.faults.append("version \(entry.version) stands at \(index + 1)") }
            switch entry.type {
            case "JobClaimed": self.claims += 1
            case "JobCompleted": self.completions += 1
            case "JobQuarantined": self.quarantines += 1
            case "StepStarted":
                if let step = entry.step, done.contains(step) { self.faults.append("\(step) started after it was completed") }
            case "StepCompleted":
                if let step = entry.step, !done.insert(step).inserted { self.faults.append("\(step) was completed twice") }
            default: continue
            }
        }
        if log.last?.type != "JobCompleted" { self.faults.append("ends with \(log.last?.type ?? "nothing")") }
    }
}

extension StepHistory: CustomStringConvertible {
    /// One line an event, for the reader of a failed test.
    var description: String {
        let lines = self.log.map { "\($0.version) \($0.at) \($0.by) fence \($0.fence) \($0.type) \($0.step ?? "")" }
        return "job \(self.log.first?.job ?? "?")\n" + lines.joined(separator: "\n")
    }
}

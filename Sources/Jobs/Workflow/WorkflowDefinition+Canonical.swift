public import EventSourcing
import FoundationEssentials

extension WorkflowDefinition {
    /// The bytes that are hashed, pinned by the job and kept by the store: one JSON object with a fixed order of members.
    public var canonicalBytes: [UInt8] {
        var json = JSONWriter(reservingCapacity: 1024)
        json.beginObject()
        json.member("workflow", self.name)
        json.member("summary", self.summary)
        json.member("quarantineAfter", self.quarantineAfter)
        json.beginArray("steps")
        for step in self.steps {
            json.beginObject()
            json.member("name", step.name)
            step.writeAction(to: &json)
            json.member("needs", step.needs)
            json.member("timeout", step.timeoutMilliseconds)
            json.member("attempts", step.retry.maxAttempts)
            json.member("base", step.retry.baseMilliseconds)
            json.member("cap", step.retry.capMilliseconds)
            json.member("effects", step.effects.rawValue)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    public var hash: Digest { Digest(of: self.canonicalBytes) }

    /// Reads what ``canonicalBytes`` wrote; nil for anything else.
    public init?(canonicalBytes: [UInt8]) {
        guard let raw = try? JSONDecoder().decode(CanonicalWorkflow.self, from: Data(canonicalBytes)) else { return nil }
        var steps: [StepDefinition] = []
        for step in raw.steps {
            guard let definition = step.definition else { return nil }
            steps.append(definition)
        }
        self.init(name: raw.workflow, summary: raw.summary, steps: steps, quarantineAfter: raw.quarantineAfter)
    }
}

extension StepDefinition {
    fileprivate func writeAction(to json: inout JSONWriter) {
        switch self.action {
        case .run(let uses, let parameters):
            json.member("uses", uses)
            json.beginArray("with")
            for key in parameters.keys.sorted() {
                json.element(key)
                json.element(parameters[key] ?? "")
            }
            json.endArray()
        case .delay(let milliseconds):
            json.member("uses", "delay")
            json.member("for", milliseconds)
        case .approval(let signal, let timeout):
            json.member("uses", "approval")
            json.member("signal", signal)
            if let timeout { json.member("for", timeout) }
        case .external(let task, let timeout):
            json.member("uses", "external")
            json.member("task", task)
            json.member("for", timeout)
        }
    }
}

private struct CanonicalWorkflow: Decodable {
    var workflow: String
    var summary: String
    var quarantineAfter: Int
    var steps: [CanonicalStep]
}

private struct CanonicalStep: Decodable {
    var name: String
    var uses: String
    var with: [String]?
    var `for`: Int64?
    var signal: String?
    var task: String?
    var needs: [String]
    var timeout: Int64
    var attempts: Int
    var base: Int64
    var cap: Int64
    var effects: StepDefinition.Effects

    var definition: StepDefinition? {
        let action: StepDefinition.Action
        if let task {
            guard let timeout = self.for else { return nil }
            action = .external(task: task, timeoutMilliseconds: timeout)
        } else if let signal {
            action = .approval(signal: signal, timeoutMilliseconds: self.for)
        } else if let milliseconds = self.for {
            action = .delay(milliseconds: milliseconds)
        } else {
            guard let with, with.count.isMultiple(of: 2) else { return nil }
            var parameters: [String: String] = [:]
            for index in stride(from: 0, to: with.count, by: 2) { parameters[with[index]] = with[index + 1] }
            action = .run(uses: self.uses, parameters: parameters)
        }
        return StepDefinition(
            name: self.name,
            action: action,
            needs: self.needs,
            timeoutMilliseconds: self.timeout,
            retry: RetryPolicy(maxAttempts: self.attempts, baseMilliseconds: self.base, capMilliseconds: self.cap),
            effects: self.effects
        )
    }
}

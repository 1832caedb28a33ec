import EventSourcing
import Jobs

/// An event as clients see it: control fields alone, times in RFC 3339, no names of machines, no payload (G13).
struct JobEventView {
    private let envelope: EventEnvelope<JobEvent>

    init(_ envelope: EventEnvelope<JobEvent>) { self.envelope = envelope }

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        self.write(to: &json)
        json.endObject()
        return json.bytes
    }

    /// The event's members, into an object that has been begun.
    func write(to json: inout JSONWriter) {
        json.member("job", self.envelope.jobID.description)
        json.member("version", self.envelope.version)
        json.member("type", self.envelope.event.type)
        json.member("at", self.envelope.recordedAt.description)
        json.member("by", self.actor)
        json.beginObject("data")
        self.writeData(to: &json)
        json.endObject()
    }

    /// Workers are named after their machines, which is nobody's business here.
    private var actor: String {
        let name = self.envelope.actor.name
        return name.hasPrefix("worker:") ? "worker" : name
    }

    private func writeData(to json: inout JSONWriter) {
        switch self.envelope.event {
        case .jobCreated(let created):
            json.member("workflow", created.workflow)
            json.member("priority", created.priority.rawValue)
            json.member("steps", created.steps)
        case .stepStarted(let step, let attempt, let wait):
            Self.write(step, attempt, to: &json)
            Self.write(wait, to: &json)
        case .stepProgressed(let step, let attempt, let percent):
            Self.write(step, attempt, to: &json)
            json.member("progress", percent)
        case .stepCompleted(let step, let attempt, let artifacts):
            Self.write(step, attempt, to: &json)
            if !artifacts.isEmpty { json.member("artifacts", artifacts.map(\.name)) }
        case .stepFailed(let step, let attempt, let code, let retryable):
            Self.write(step, attempt, to: &json)
            json.member("errorCode", code)
            json.member("retryable", retryable)
        case .retryScheduled(let step, let attempt, let at):
            Self.write(step, attempt, to: &json)
            json.member("until", at.description)
        case .jobParked(let reason, let until):
            json.member("reason", reason.rawValue)
            if let until { json.member("until", until.description) }
        case .signalReceived(let name): json.member("signal", name)
        case .cancellationRequested(let stage): json.member("cancellation", stage.rawValue)
        case .jobFailed(let step, let code):
            if let step { json.member("step", step) }
            json.member("errorCode", code)
        case .jobRetried(let from, let reset):
            if let from { json.member("fromStep", from) }
            json.member("steps", reset)
        case .jobQuarantined(_, let step):
            if let step { json.member("step", step) }
        case .jobClaimed, .jobCancelled, .jobCompleted, .jobReleased, .payloadErased: break
        }
    }

    private static func write(_ step: String, _ attempt: Int, to json: inout JSONWriter) {
        json.member("step", step)
        json.member("attempt", attempt)
    }

    private static func write(_ wait: StepWait?, to json: inout JSONWriter) {
        switch wait {
        case nil: break
        case .timer(let until): json.member("until", until.description)
        case .signal(let name, let until):
            json.member("signal", name)
            if let until { json.member("until", until.description) }
        case .callback(let task, let until):
            json.member("task", task)
            json.member("until", until.description)
        }
    }
}

import EventSourcing
import Jobs

/// An event of a job's log.
struct EventView: Sendable {
    let version: Int
    let href: String
    let title: String
    let detail: String
    let by: String
    let at: TimeView
    let isSelected: Bool

    init(_ envelope: EventEnvelope<JobEvent>, selected: Int, reader: UserID) {
        self.version = envelope.version
        self.href = "/jobs/\(envelope.jobID)?version=\(envelope.version)#history"
        (self.title, self.detail) = Self.words(envelope.event)
        // Workers are named after their machines, which is nobody's business here.
        let name = envelope.actor.name
        self.by = name == "user:\(reader.name)" ? "you" : name.hasPrefix("worker:") ? "worker" : name
        self.at = TimeView(envelope.recordedAt)
        self.isSelected = envelope.version == selected
    }

    static func words(_ event: JobEvent) -> (title: String, detail: String) {
        switch event {
        case .jobCreated(let created): ("Job created", "\(created.steps.count) steps, priority \(created.priority.rawValue)")
        case .jobClaimed: ("Taken by a worker", "")
        case .stepStarted(let step, let attempt, let wait):
            ("Step started", "\(step), attempt \(attempt)\(wait.map { ", waits \(Self.words($0))" } ?? "")")
        case .stepProgressed(let step, _, let percent): ("Step went on", "\(step), \(percent) %")
        case .stepCompleted(let step, _, let artifacts):
            ("Step completed", step + (artifacts.isEmpty ? "" : ": \(artifacts.map(\.name).joined(separator: ", "))"))
        case .stepFailed(let step, let attempt, let code, let retryable):
            ("Step failed", "\(step), attempt \(attempt): \(code)\(retryable ? "" : ", final")")
        case .retryScheduled(let step, let attempt, let at): ("Retry scheduled", "\(step), attempt \(attempt) at \(TimeView(at).clock)")
        case .jobParked(let reason, let until):
            ("Put aside", Self.words(reason) + (until.map { " until \(TimeView($0).text)" } ?? ""))
        case .signalReceived(let name): ("Signal received", name)
        case .cancellationRequested(let stage): ("Cancellation \(stage.rawValue)", "")
        case .jobCancelled: ("Job cancelled", "")
        case .jobCompleted: ("Job completed", "")
        case .jobFailed(let step, let code): ("Job failed", (step.map { "\($0): " } ?? "") + code)
        case .jobRetried(let from, let reset): ("Retried by hand", from.map { "from \($0)" } ?? reset.joined(separator: ", "))
        case .jobQuarantined(let claims, _): ("Quarantined", "after \(claims) claims")
        case .jobReleased: ("Released", "")
        case .payloadErased: ("Content erased", "")
        }
    }

    private static func words(_ reason: ParkReason) -> String {
        switch reason {
        case .scheduled: "waits for its time"
        case .timer: "sleeps"
        case .signal: "waits for a signal"
        case .retry: "waits to retry"
        case .callback: "waits for a service outside"
        case .calledBack: "a service outside has answered"
        case .handedBack: "its worker stopped"
        }
    }

    private static func words(_ wait: StepWait) -> String {
        switch wait {
        case .timer(let until): "until \(TimeView(until).text)"
        case .signal(let name, _): "for '\(name)'"
        case .callback(let task, _): "for '\(task)'"
        }
    }
}

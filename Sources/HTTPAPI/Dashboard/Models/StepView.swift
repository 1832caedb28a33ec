import EventSourcing
import Jobs

/// One step of a job.
struct StepView: Sendable {
    let name: String
    /// A word of ``StepStatusView``, which is also a class of style.
    let style: String
    let word: String
    /// Attempts and times, as far as there is something to say.
    let detail: String
    /// Of a step that runs.
    let percent: Int?
    let started: TimeView?

    init(_ step: StepState, _ times: StepTimes?) {
        self.name = step.name
        let (style, word, more) = Self.words(step.status)
        self.style = style
        self.word = word
        var details = more.map { [$0] } ?? []
        if step.attempt > 1 { details.append("attempt \(step.attempt)") }
        if step.failures > 0 { details.append("\(step.failures) failed") }
        if let start = times?.startedAt, let end = times?.endedAt { details.append(TimeView.duration(from: start, to: end)) }
        self.detail = details.joined(separator: " · ")
        self.percent = style == "running" && step.percent > 0 ? step.percent : nil
        self.started = (times?.startedAt).map(TimeView.init)
    }

    static func words(_ status: StepState.Status) -> (style: String, word: String, more: String?) {
        switch status {
        case .pending: ("pending", "Not begun", nil)
        case .running: ("running", "Running", nil)
        case .sleeping(let until): ("sleeping", "Sleeping", "until \(TimeView(until).text)")
        case .awaiting(let signal, let until):
            ("waiting", "Waiting", "for '\(signal)'" + (until.map { " until \(TimeView($0).text)" } ?? ""))
        case .delegated(let task, let until): ("delegated", "With a service outside", "'\(task)', until \(TimeView(until).text)")
        case .retrying(let at): ("retrying", "Retrying", "at \(TimeView(at).text)")
        case .completed: ("completed", "Done", nil)
        case .failed(let code): ("failed", "Failed", Choice.words(code))
        }
    }
}

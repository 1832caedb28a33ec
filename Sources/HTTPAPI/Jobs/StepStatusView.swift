import EventSourcing
import Jobs

/// Where a step stands, as a word and what belongs to it.
struct StepStatusView {
    private let status: StepState.Status

    init(_ status: StepState.Status) { self.status = status }

    /// All words, for the contract.
    static let words = ["pending", "running", "sleeping", "waiting", "delegated", "retrying", "completed", "failed"]

    func write(to json: inout JSONWriter) {
        switch self.status {
        case .pending: json.member("status", "pending")
        case .running: json.member("status", "running")
        case .sleeping(let until):
            json.member("status", "sleeping")
            json.member("until", until.description)
        case .awaiting(let signal, let until):
            json.member("status", "waiting")
            json.member("signal", signal)
            if let until { json.member("until", until.description) }
        case .delegated(let task, let until):
            json.member("status", "delegated")
            json.member("task", task)
            json.member("until", until.description)
        case .retrying(let at):
            json.member("status", "retrying")
            json.member("until", at.description)
        case .completed: json.member("status", "completed")
        case .failed(let code):
            json.member("status", "failed")
            json.member("errorCode", code)
        }
    }
}

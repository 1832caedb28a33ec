import EventSourcing
import Jobs

/// A job's state as machines read it; the same for `show` and `replay`.
struct StateView: Encodable {
    struct Step: Encodable {
        var name: String
        var status: String
        var attempt: Int
        var failures: Int
        var percent: Int
        var artifacts: [ArtifactReference]

        init(_ step: StepState) {
            self.name = step.name
            self.status =
                switch step.status {
                case .pending: "pending"
                case .running: "running"
                case .sleeping(let until): "sleeping until \(until)"
                case .awaiting(let signal, let until): "waiting for '\(signal)'" + (until.map { " until \($0)" } ?? "")
                case .delegated(let task, let until): "with '\(task)' until \(until)"
                case .retrying(let at): "retrying at \(at)"
                case .completed: "completed"
                case .failed(let code): "failed (\(code))"
                }
            self.attempt = step.attempt
            self.failures = step.failures
            self.percent = step.percent
            self.artifacts = step.artifacts
        }
    }

    var job: String
    var user: String?
    var status: String?
    var stage: String
    var workflow: String
    var definition: String
    var priority: String
    var progress: Int
    var version: Int
    var fence: Int64
    var worker: String?
    var strikes: Int
    var cancellation: String?
    var signals: [String]
    var errorCode: String?
    var isErased: Bool
    var steps: [Step]
    var createdAt: String
    var updatedAt: String

    init(_ jobID: JobID, _ state: JobState) {
        self.job = "\(jobID)"
        self.user = state.userID?.name
        self.status = state.status?.rawValue
        self.stage = state.stage
        self.workflow = state.workflow
        self.definition = "\(state.definition)"
        self.priority = state.priority.rawValue
        self.progress = state.progress
        self.version = state.version
        self.fence = state.fence.number
        self.worker = state.owner?.name
        self.strikes = state.strikes
        self.cancellation = state.cancellation?.rawValue
        self.signals = state.signals
        self.errorCode = state.errorCode
        self.isErased = state.isErased
        self.steps = state.steps.map(Step.init)
        self.createdAt = state.createdAt.description
        self.updatedAt = state.updatedAt.description
    }
}

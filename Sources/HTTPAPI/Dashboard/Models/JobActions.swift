import Encodings
import EventSourcing
import Jobs

/// What may be done with a job as it is now.
struct JobActions: Sendable {
    struct Signal: Sendable {
        let name: String
        let label: String
        let action: String
        let step: String
    }

    let id: String
    let signals: [Signal]
    let canCancel: Bool
    let canRetry: Bool
    /// An erasure that broke off is gone through again.
    let canErase: Bool
    let isErased: Bool
    /// From which a job can be retried; empty when it cannot.
    let steps: [Choice]
    /// How far a cancellation has come.
    let cancellation: String?
    let any: Bool

    init(_ jobID: JobID, _ state: JobState) {
        self.id = jobID.description
        let isLive = !state.isSettled
        self.signals = !isLive || state.cancellation != nil ? [] : state.steps.compactMap { Self.signal(of: $0, jobID, state) }
        self.canCancel = isLive && state.cancellation == nil
        switch state.phase {
        case .failed, .cancelled: self.canRetry = !state.isErased
        case .absent, .pending, .claimed, .parked, .completed, .quarantined: self.canRetry = false
        }
        self.canErase = state.isSettled
        self.isErased = state.isErased
        let usual = Choice("", "Where it stopped", selected: "")
        self.steps = self.canRetry ? [usual] + state.steps.map { Choice($0.name, $0.name, selected: "") } : []
        self.cancellation = isLive ? state.cancellation?.rawValue : nil
        self.any = self.canCancel || self.canRetry || self.canErase || !self.signals.isEmpty || self.cancellation != nil
    }

    private static func signal(of step: StepState, _ jobID: JobID, _ state: JobState) -> Signal? {
        guard case .awaiting(let name, _) = step.status, !state.signals.contains(name) else { return nil }
        return Signal(
            name: name,
            label: name == "approved" ? "Approve" : "Send '\(name)'",
            action: "/jobs/\(jobID)/signals/\(PercentEncoding.encoded(name))",
            step: step.name
        )
    }
}

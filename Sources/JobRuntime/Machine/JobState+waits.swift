import EventSourcing
import Jobs

extension JobState {
    /// Whether a step waits for a time that has come, or for a signal that has.
    func hasWaitDue(at now: Timestamp) -> Bool {
        self.steps.contains { step in
            switch step.status {
            case .sleeping(let until): until <= now
            case .retrying(let at): at <= now
            case .delegated(_, let until): until <= now
            case .awaiting(let signal, let until): self.signals.contains(signal) || until.map { $0 <= now } ?? false
            case .pending, .running, .completed, .failed: false
            }
        }
    }
}

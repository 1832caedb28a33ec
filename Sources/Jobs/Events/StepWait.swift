public import EventSourcing

/// What a started step waits for instead of running.
public enum StepWait: Sendable, Equatable {
    case timer(until: Timestamp)
    case signal(name: String, until: Timestamp?)
    /// A service outside has the step, under the name of its task, and must call back in time.
    case callback(task: String, until: Timestamp)
}

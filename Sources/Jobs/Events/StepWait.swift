public import EventSourcing

/// What a started step waits for instead of running.
public enum StepWait: Sendable, Equatable {
    case timer(until: Timestamp)
    case signal(name: String, until: Timestamp?)
}

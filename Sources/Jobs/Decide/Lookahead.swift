import EventSourcing

/// The events a command has led to so far, and the state they would lead to.
struct Lookahead {
    private(set) var events: [JobEvent] = []
    private(set) var state: JobState
    let now: Timestamp

    init(_ state: JobState, now: Timestamp) {
        self.state = state
        self.now = now
    }

    mutating func append(_ event: JobEvent) {
        self.events.append(event)
        self.state.apply(event, version: self.state.version + self.events.count, at: self.now)
    }
}

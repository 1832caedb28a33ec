public import EventSourcing

/// What an append does beside its events.
extension JobState {
    /// Messages that must leave with these events: dispatches, and tasks for services outside.
    public func messages(for events: [JobEvent], of jobID: JobID) -> [OutboxMessage] {
        self.tasks(for: events, of: jobID) + self.dispatches(for: events, of: jobID)
    }

    /// Steps that begin outside with these events.
    public func tasks(for events: [JobEvent], of jobID: JobID) -> [OutboxMessage] {
        guard let userID else { return [] }
        return events.compactMap { event in
            guard case .stepStarted(let step, let attempt, .callback(let task, _)) = event else { return nil }
            let body = ExternalTask(name: task, step: step, attempt: attempt, userID: userID)
            return OutboxMessage(.task(body), jobID: jobID, priority: self.priority, trace: self.trace)
        }
    }

    /// Dispatches that must leave with these events: whenever a job begins to want a worker.
    public func dispatches(for events: [JobEvent], of jobID: JobID) -> [OutboxMessage] {
        let wanted = events.contains { event in
            switch event {
            case .jobCreated: self.phase == .pending
            case .jobRetried, .jobReleased: true
            case .jobParked(let reason, _): reason.wantsWorker
            case .signalReceived: self.isParkedForSignal
            case .jobClaimed, .stepStarted, .stepProgressed, .stepCompleted, .stepFailed, .retryScheduled, .cancellationRequested,
                .jobCancelled, .jobCompleted, .jobFailed, .jobQuarantined, .payloadErased:
                false
            }
        }
        return wanted ? [OutboxMessage(jobID: jobID, priority: self.priority, trace: self.trace)] : []
    }

    /// What the job's timer must become on the way from `before` to this state.
    public func timerChange(from before: JobState) -> AppendRequest.TimerChange {
        let (old, new) = (before.timer, self.timer)
        guard old != new else { return .keep }
        return new.map { .set($0) } ?? .clear
    }

    private var timer: Timestamp? {
        switch self.phase {
        case .parked(_, let until): until
        case .absent, .pending, .claimed, .completed, .failed, .cancelled, .quarantined: nil
        }
    }

    private var isParkedForSignal: Bool {
        switch self.phase {
        case .parked: self.hasAwaitedSignal
        case .absent, .pending, .claimed, .completed, .failed, .cancelled, .quarantined: false
        }
    }
}

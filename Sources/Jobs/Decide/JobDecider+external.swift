import EventSourcing

/// What a service outside tells of a step that was given to it.
///
/// It may call back twice, late, or after its attempt was given up: the same answer to the same callback, and nothing for a stale one.
extension JobDecider {
    func completeExternal(_ step: String?, _ attempt: Int?, now: Timestamp, _ state: JobState) throws(JobRejection) -> [JobEvent] {
        let (definition, current) = try self.external(step, state)
        if current.isCompleted, attempt.map({ $0 == current.attempt }) ?? true { return [] }
        try Self.requireDelegated(current, attempt, state)
        var ahead = Lookahead(state, now: now)
        ahead.append(.stepCompleted(step: definition.name, attempt: current.attempt, artifacts: []))
        // An owner moves the job on itself, as does a worker that is on its way; else the rest needs one.
        if state.isParkedForLong { ahead.append(.jobParked(reason: .calledBack, until: nil)) }
        return ahead.events
    }

    func failExternal(
        _ step: String?,
        _ attempt: Int?,
        code: String,
        retryable: Bool,
        now: Timestamp,
        _ state: JobState
    ) throws(JobRejection) -> [JobEvent] {
        let (definition, current) = try self.external(step, state)
        if current.hasFailedLast, attempt.map({ $0 == current.attempt }) ?? true { return [] }
        try Self.requireDelegated(current, attempt, state)
        var ahead = Lookahead(state, now: now)
        self.fail(definition, current, code: code, retryable: retryable, &ahead)
        if state.isParkedForLong, !ahead.state.isSettled { ahead.append(self.park(ahead.state)) }
        return ahead.events
    }

    /// The named step, or the only one that is meant: the one that waits, or the workflow's only external one.
    private func external(_ name: String?, _ state: JobState) throws(JobRejection) -> (StepDefinition, StepState) {
        let externals = self.definition.steps.filter(\.isExternal)
        let found: StepDefinition
        if let name {
            guard let step = self.definition.step(name) else { throw .unknownStep(name) }
            guard step.isExternal else { throw .notDelegated(step: name, attempt: nil) }
            found = step
        } else {
            let waiting = externals.filter { state.step($0.name)?.isDelegated ?? false }
            let candidates = waiting.isEmpty ? externals : waiting
            guard candidates.count == 1, let only = candidates.first else { throw .unclearStep(known: candidates.map(\.name)) }
            found = only
        }
        guard let current = state.step(found.name) else { throw .unknownStep(found.name) }
        return (found, current)
    }

    private static func requireDelegated(_ step: StepState, _ attempt: Int?, _ state: JobState) throws(JobRejection) {
        try Self.requireLive(state)
        guard state.cancellation == nil else { throw .cancelling }
        guard step.isDelegated, attempt.map({ $0 == step.attempt }) ?? true else {
            throw .notDelegated(step: step.name, attempt: attempt)
        }
    }
}

extension JobState {
    /// Whether nothing of the job can run before a time or an answer comes.
    fileprivate var isParkedForLong: Bool {
        switch self.phase {
        case .parked(let reason, _): !reason.wantsWorker
        case .absent, .pending, .claimed, .completed, .failed, .cancelled, .quarantined: false
        }
    }
}

extension StepState {
    fileprivate var isDelegated: Bool {
        switch self.status {
        case .delegated: true
        case .pending, .running, .sleeping, .awaiting, .retrying, .completed, .failed: false
        }
    }

    /// Whether the newest attempt has failed and no other has begun.
    fileprivate var hasFailedLast: Bool {
        switch self.status {
        case .retrying, .failed: true
        case .pending, .running, .sleeping, .awaiting, .delegated, .completed: false
        }
    }
}

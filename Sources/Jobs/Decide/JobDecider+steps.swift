import EventSourcing

/// What a worker tells of the steps it runs.
extension JobDecider {
    func reportProgress(_ step: String, _ attempt: Int, _ percent: Int, _ state: JobState) throws(JobRejection) -> [JobEvent] {
        let current = try self.requireRunning(step, attempt, state)
        guard (0...100).contains(percent), percent > current.percent else { throw .progressNotForward(step: step) }
        return [.stepProgressed(step: step, attempt: attempt, percent: percent)]
    }

    func completeStep(
        _ step: String,
        _ attempt: Int,
        _ artifacts: [ArtifactReference],
        now: Timestamp,
        _ state: JobState
    ) throws(JobRejection) -> [JobEvent] {
        _ = try self.requireRunning(step, attempt, state)
        guard state.cancellation == nil else { throw .cancelling }
        var ahead = Lookahead(state, now: now)
        ahead.append(.stepCompleted(step: step, attempt: attempt, artifacts: artifacts))
        self.advance(&ahead)
        return ahead.events
    }

    func failStep(
        _ step: String,
        _ attempt: Int,
        code: String,
        retryable: Bool,
        now: Timestamp,
        _ state: JobState
    ) throws(JobRejection) -> [JobEvent] {
        let current = try self.requireRunning(step, attempt, state)
        guard state.cancellation == nil else { throw .cancelling }
        guard let definition = self.definition.step(step) else { throw .unknownStep(step) }
        var ahead = Lookahead(state, now: now)
        self.fail(definition, current, code: code, retryable: retryable, &ahead)
        if !ahead.state.isSettled { self.advance(&ahead) }
        return ahead.events
    }

    /// The attempt failed: schedules the next one, or fails the job.
    func fail(_ step: StepDefinition, _ current: StepState, code: String, retryable: Bool, _ ahead: inout Lookahead) {
        ahead.append(.stepFailed(step: step.name, attempt: current.attempt, code: code, retryable: retryable))
        let failures = current.failures + 1
        guard retryable, failures < step.retry.maxAttempts else {
            ahead.append(.jobFailed(step: step.name, code: code))
            return
        }
        let delay = step.retry.delay(afterFailures: failures, seed: SplitMix64.seed(ahead.state.seed, for: step.name))
        ahead.append(.retryScheduled(step: step.name, attempt: current.attempt + 1, at: ahead.now.advanced(byMilliseconds: delay)))
    }

    /// Says once more how far a running step is: a fact to commit a continuation with.
    func keepOn(_ state: JobState) throws(JobRejection) -> [JobEvent] {
        try Self.requireClaim(state)
        guard state.cancellation == nil else { throw .cancelling }
        guard let step = state.steps.first(where: { $0.status == .running(fence: state.fence) }) else { throw .notClaimed }
        return [.stepProgressed(step: step.name, attempt: step.attempt, percent: step.percent)]
    }

    private func requireRunning(_ step: String, _ attempt: Int, _ state: JobState) throws(JobRejection) -> StepState {
        try Self.requireClaim(state)
        guard let current = state.step(step) else { throw .unknownStep(step) }
        guard current.status == .running(fence: state.fence), current.attempt == attempt else {
            throw .notRunning(step: step, attempt: attempt)
        }
        return current
    }
}

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
        ahead.append(.stepFailed(step: step, attempt: attempt, code: code, retryable: retryable))
        let failures = current.failures + 1
        guard retryable, failures < definition.retry.maxAttempts else {
            ahead.append(.jobFailed(step: step, code: code))
            return ahead.events
        }
        let delay = definition.retry.delay(afterFailures: failures, seed: SplitMix64.seed(state.seed, for: step))
        ahead.append(.retryScheduled(step: step, attempt: attempt + 1, at: now.advanced(byMilliseconds: delay)))
        self.advance(&ahead)
        return ahead.events
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

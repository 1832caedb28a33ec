import EventSourcing
import Jobs
import Vault

/// What a ``JobMachine`` hears of its steps, of the time and of its worker.
extension JobMachine {
    mutating func stepEnded(
        _ step: String,
        attempt: Int,
        _ result: StepResult,
        at now: Timestamp,
        seal: Sealer
    ) throws(VaultError) -> [Action] {
        guard let running = self.running[step], running.attempt == attempt, running.isLaunched else { return [] }
        self.running[step] = nil
        guard self.isRunning else { return [] }
        if self.decider?.definition.step(step)?.effects != StepDefinition.Effects.none {
            self.effectVersion = self.stream.state.version + 1
        }
        guard self.stream.state.cancellation == nil else {
            return self.running.isEmpty ? try self.record(.confirmCancellation, at: now, seal: seal) : []
        }
        switch result {
        case .succeeded(let payload, let artifacts):
            let command = JobCommand.completeStep(step: step, attempt: attempt, artifacts: artifacts, now: now)
            return try self.record(command, payload: payload, at: now, seal: seal)
        case .failed(let failure):
            return try self.fail(step, attempt, failure, at: now, seal: seal)
        case .unstored(let error):
            return self.failed(.store(error))
        }
    }

    mutating func stepProgressed(_ step: String, attempt: Int, percent: Int, at now: Timestamp, seal: Sealer) throws(VaultError) -> [Action]
    {
        guard self.isRunning, var running = self.running[step], running.attempt == attempt else { return [] }
        guard now.milliseconds(since: running.reportedAt) >= self.progressMilliseconds else { return [] }
        running.reportedAt = now
        self.running[step] = running
        return try self.record(.reportProgress(step: step, attempt: attempt, percent: percent), at: now, seal: seal)
    }

    /// Time has passed: attempts may have run out of it, waits may be over.
    mutating func ticked(at now: Timestamp, seal: Sealer) throws(VaultError) -> [Action] {
        guard self.isRunning, self.stream.state.cancellation == nil else { return [] }
        var actions: [Action] = []
        for (step, running) in self.running.sorted(by: { $0.key < $1.key }) where self.isRunning {
            guard let deadline = running.deadline, deadline <= now else { continue }
            self.running[step] = nil
            actions.append(.stop(step: step))
            let failure = StepFailure(code: "timeout", message: "the step ran out of time", isRetryable: true)
            actions += try self.fail(step, running.attempt, failure, at: now, seal: seal)
        }
        if self.isRunning, self.stream.state.hasWaitDue(at: now) {
            actions += try self.record(.advance(now: now), at: now, seal: seal)
        }
        return actions
    }

    /// The worker must go: give the job back as it is.
    mutating func drained(at now: Timestamp, seal: Sealer) throws(VaultError) -> [Action] {
        guard self.isRunning, self.stream.state.cancellation == nil else { return [] }
        return self.stopAll() + (try self.record(.handBack, at: now, seal: seal))
    }

    /// The job has been here for so long that its dispatch must be answered: leaves another one in the outbox.
    mutating func keptOn(at now: Timestamp, seal: Sealer) throws(VaultError) -> [Action] {
        guard self.isRunning, self.continuation == nil else { return [] }
        return try self.record(.keepOn, at: now, seal: seal)
    }
}

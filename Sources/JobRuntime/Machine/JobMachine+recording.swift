import EventSourcing
import Jobs
import Vault

/// Deciding, moving on, and what follows from it.
extension JobMachine {
    mutating func fail(
        _ step: String,
        _ attempt: Int,
        _ failure: StepFailure,
        at now: Timestamp,
        seal: Sealer
    ) throws(VaultError) -> [Action] {
        let command = JobCommand.failStep(
            step: step,
            attempt: attempt,
            code: failure.code,
            retryable: failure.isRetryable,
            now: now
        )
        return try self.record(command, payload: Array(failure.message.utf8), at: now, seal: seal)
    }

    mutating func noticeCancellation(at now: Timestamp, seal: Sealer) throws(VaultError) -> [Action] {
        switch self.stream.state.cancellation {
        case nil, .delivered, .effective: return []
        case .requested: break
        }
        let delivery = try self.record(.deliverCancellation, at: now, seal: seal)
        let stops = self.stopAll()
        let confirmation = self.running.isEmpty ? try self.record(.confirmCancellation, at: now, seal: seal) : []
        return delivery + stops + confirmation
    }

    /// Decides a command on the stream as it will be, moves the stream on, and says what to append and start. A command that
    /// the stream has made void is dropped: the fact it wanted to record is no fact any more.
    mutating func record(
        _ command: JobCommand,
        payload: [UInt8] = [],
        at now: Timestamp,
        seal: Sealer
    ) throws(VaultError) -> [Action] {
        guard let decider, let events = try? decider.decide(command, self.stream.state), !events.isEmpty else { return [] }
        let before = self.stream.state
        let request = try self.stream.append(
            events,
            by: .worker(self.worker),
            at: now,
            asOwner: true,
            payload: payload,
            message: command == .keepOn ? self.stream.state.continuation(of: self.stream.jobID) : nil,
            seal: seal
        )
        self.pending.append(Pending(command: command, payload: payload, version: self.stream.state.version))
        if command == .keepOn { self.continuation = self.stream.state.version }
        let actions: [Action] = [.append(request, epoch: self.epoch)]
        if let end = self.end(after: self.stream.state) {
            self.state = .stopping(end)
            return actions + self.stopAll()
        }
        for (offset, event) in events.enumerated() {
            guard case .stepStarted(let name, let attempt, nil) = event, let step = decider.definition.step(name) else { continue }
            guard case .run(let uses, let parameters) = step.action else { continue }
            // Decided again after the stream grew: the attempt runs already.
            if let running = self.running[name], running.attempt == attempt, running.isLaunched { continue }
            if self.ended.contains(Attempt(step: name, number: attempt)) { continue }
            let launch = StepLaunch(
                step: name,
                attempt: attempt,
                uses: uses,
                parameters: parameters,
                sources: decider.definition.sources(of: name)
            )
            self.running[name] = Running(attempt: attempt, timeoutMilliseconds: step.timeoutMilliseconds, reportedAt: now)
            self.blocked.append(
                Blocked(launch: launch, version: before.version + offset + 1, mayRunAhead: step.effects == .none)
            )
        }
        return actions + self.unblock(at: now)
    }

    func end(after state: JobState) -> JobRunEnd? {
        switch state.phase {
        case .absent, .pending, .claimed: nil
        case .parked(let reason, _): reason == .handedBack ? .handedBack : .parked
        case .completed: .settled(.completed)
        case .failed, .quarantined: .settled(.failed)
        case .cancelled: .settled(.cancelled)
        }
    }

    mutating func unblock(at now: Timestamp) -> [Action] {
        guard self.isRunning, !self.blocked.isEmpty else { return [] }
        var actions: [Action] = []
        var still: [Blocked] = []
        for blocked in self.blocked {
            if blocked.mayRunAhead || blocked.version <= self.durable {
                let step = blocked.launch.step
                if let timeout = self.running[step]?.timeoutMilliseconds {
                    self.running[step]?.deadline = now.advanced(byMilliseconds: timeout)
                }
                actions.append(.start(blocked.launch))
            } else {
                still.append(blocked)
            }
        }
        self.blocked = still
        return actions
    }

    mutating func stopAll() -> [Action] {
        self.blocked = []
        self.running = self.running.filter { $0.value.isLaunched }
        let names = self.running.filter { !$0.value.isStopped }.keys.sorted()
        for name in names { self.running[name]?.isStopped = true }
        return names.map { .stop(step: $0) }
    }

    mutating func letGo() -> [Action] {
        guard let version = self.continuation, version <= self.durable else { return [] }
        self.continuation = nil
        return [.letGo]
    }
}

extension JobState {
    fileprivate func continuation(of jobID: JobID) -> OutboxMessage {
        OutboxMessage(jobID: jobID, priority: self.priority, trace: self.trace)
    }
}

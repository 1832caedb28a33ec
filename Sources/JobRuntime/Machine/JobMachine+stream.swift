import EventSourcing
import Jobs
import Vault

/// What a ``JobMachine`` hears of its stream.
extension JobMachine {
    /// The stream as it stands, before the claim.
    mutating func loaded(
        _ stream: JobStream,
        definition: WorkflowDefinition,
        now: Timestamp,
        ownerIsAlive: Bool,
        seal: Sealer
    ) throws(VaultError) -> [Action] {
        guard case .replaying = self.state else { return [] }
        let decider = JobDecider(definition: definition)
        self.decider = decider
        self.stream = stream
        self.durable = stream.state.version
        let claim = JobCommand.claim(worker: self.worker, now: now, ownerIsAlive: ownerIsAlive)
        do {
            _ = try decider.decide(claim, stream.state)
        } catch {
            self.state = .stopped
            return [.end(.dropped(error))]
        }
        self.state = .claiming
        self.predecessor = stream.state.owner.flatMap { $0 == self.worker ? nil : $0 }
        var actions = try self.record(claim, at: now, seal: seal)
        self.claimed = self.stream.state.version
        if case .claiming = self.state { actions += try self.record(.advance(now: now), at: now, seal: seal) }
        return actions
    }

    /// The job cannot be begun with here.
    mutating func dropped(_ end: JobRunEnd) -> [Action] {
        guard case .replaying = self.state else { return [] }
        self.state = .stopped
        return [.end(end)]
    }

    /// The stream as it stands after someone else has appended to it.
    mutating func reloaded(_ stream: JobStream, now: Timestamp, seal: Sealer) throws(VaultError) -> [Action] {
        switch self.state {
        case .replaying, .stopped: return []
        case .claiming, .running, .stopping: break
        }
        guard self.owns(stream) else {
            // Not mine any more: claimed by another, or settled by someone's hand.
            self.state = .stopped
            let end: JobRunEnd = stream.state.status.map { $0.isSettled ? .settled($0) : .lost } ?? .lost
            return self.stopAll() + [.end(end)]
        }
        let again = self.pending
        self.pending = []
        self.blocked = []
        self.continuation = nil
        self.stream = stream
        self.durable = stream.state.version
        self.state = .running
        self.mustLook = false
        self.ended = Set(again.compactMap(\.endedAttempt))
        defer { self.ended = [] }
        var actions: [Action] = []
        for pending in again where self.isRunning {
            actions += try self.record(pending.command, payload: pending.payload, at: now, seal: seal)
        }
        if self.isRunning { actions += try self.noticeCancellation(at: now, seal: seal) }
        if self.isRunning, self.stream.state.cancellation == nil { actions += try self.record(.advance(now: now), at: now, seal: seal) }
        return actions
    }

    /// Everything up to this version is durable.
    mutating func committed(_ version: Int, at now: Timestamp) -> [Action] {
        self.durable = max(self.durable, version)
        self.pending.removeAll { $0.version <= version }
        switch self.state {
        case .replaying, .stopped: return []
        case .claiming:
            self.state = .running
            return self.unblock(at: now) + self.letGo() + self.lookIfAsked()
        case .running:
            return self.unblock(at: now) + self.letGo() + self.lookIfAsked()
        case .stopping(let end):
            guard self.durable >= self.stream.state.version else { return [] }
            self.state = .stopped
            return [.end(end)]
        }
    }

    /// An append was refused: the stream is not what the machine thought.
    mutating func refused(_ refusal: AppendRefusal, epoch: Int) -> [Action] {
        guard epoch == self.epoch else { return [] }
        self.epoch += 1
        switch self.state {
        case .replaying, .stopped: return []
        case .claiming, .running, .stopping: break
        }
        guard self.durable >= self.claimed else {
            // Someone was faster than the claim: look again, and perhaps claim again. Nothing was launched yet.
            self.state = .replaying
            self.pending = []
            self.blocked = []
            self.running = [:]
            return [.reload]
        }
        switch refusal {
        case .stale, .keyTaken:
            return [.reload]
        case .fenced:
            self.state = .stopped
            return self.stopAll() + [.end(.lost)]
        }
    }

    /// Another process may have appended to the stream.
    mutating func grew() -> [Action] {
        switch self.state {
        case .running, .claiming:
            self.mustLook = true
            return self.lookIfAsked()
        case .replaying, .stopping, .stopped:
            return []
        }
    }

    /// An append under way will tell by its refusal; only once all are through there is something to look for.
    mutating func lookIfAsked() -> [Action] {
        guard self.mustLook, self.isRunning, self.pending.isEmpty else { return [] }
        self.mustLook = false
        return [.reload]
    }

    mutating func failed(_ failure: JobRunFailure) -> [Action] {
        if case .stopped = self.state { return [] }
        self.state = .stopped
        return self.stopAll() + [.end(.failed(failure))]
    }
}

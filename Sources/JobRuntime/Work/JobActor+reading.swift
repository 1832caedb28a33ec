import EventSourcing
import Jobs
import Vault

/// How a ``JobActor`` gets to know its job.
extension JobActor {
    func reload() async -> [JobMachine.Action] {
        do {
            guard self.machine.isReplaying else {
                let known = self.machine.isAhead ? JobStream(new: self.jobID) : self.machine.stream
                let stream = try await self.environment.repository.load(known)
                return try self.machine.reloaded(stream, now: self.environment.clock.now(), seal: self.seal)
            }
            if let recent = self.environment.repository.recent.take(self.jobID), let userID = recent.stream.state.userID {
                if self.sealer == nil { self.sealer = try await self.environment.vault.sealer(for: userID) }
                self.input = recent.input
                return try await self.begin(recent.stream, user: userID, now: self.environment.clock.now(), ownerIsAlive: false)
            }
            return try await self.beginFromStore()
        } catch {
            return self.machine.failed(JobRunFailure(error))
        }
    }

    private func beginFromStore() async throws -> [JobMachine.Action] {
        var reading = self.reading
        self.reading = nil
        if reading == nil { reading = try await self.environment.store.readJob(self.jobID) }
        guard let reading else { return self.machine.dropped(.unknown) }
        let stream: JobStream
        do {
            stream = try JobStream(self.jobID, events: reading.events)
        } catch {
            throw JobReadError.damaged(self.jobID, error)
        }
        guard let userID = stream.state.userID else { return self.machine.dropped(.unknown) }
        if self.sealer == nil { self.sealer = try await self.environment.vault.sealer(for: userID, newest: reading.key) }
        self.sealedInput = reading.input
        let ownerIsAlive = !self.isTakeover && reading.ownerIsAlive && stream.state.owner != self.environment.worker
        // A claim is checked against the store's own clock: a timer that fired by it must not be too early by ours.
        return try await self.begin(stream, user: userID, now: reading.now, ownerIsAlive: ownerIsAlive)
    }

    private func begin(_ stream: JobStream, user: UserID, now: Timestamp, ownerIsAlive: Bool) async throws -> [JobMachine.Action] {
        let definition = try await self.environment.repository.definition(stream.state.definition)
        if !stream.state.isSettled, !ownerIsAlive, try await !self.admit(user) {
            self.environment.telemetry.metrics.count(.deferred)
            return self.machine.dropped(.deferred)
        }
        self.claimBegins(stream.state.trace)
        return try self.machine.loaded(stream, definition: definition, now: now, ownerIsAlive: ownerIsAlive, seal: self.seal)
    }

    func seal(_ plain: [UInt8], version: Int, type: String) throws(VaultError) -> SealedPayload {
        guard let sealer else { preconditionFailure("nothing is sealed before the stream was loaded") }
        return try sealer.seal(plain, at: PayloadPlace(jobID: self.jobID, version: version, type: type))
    }
}

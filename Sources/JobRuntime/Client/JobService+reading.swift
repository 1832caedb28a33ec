import Artifacts
public import EventSourcing
public import Jobs
import Vault

extension JobService {
    /// The job as its log tells it.
    public func state(_ jobID: JobID) async throws(JobServiceError) -> JobState {
        let stream = try await reading { () async throws(JobReadError) in try await self.repository.stream(jobID) }
        guard stream.state.phase != .absent else { throw .unknownJob(jobID) }
        return stream.state
    }

    /// The job's state after its event `version`.
    public func state(_ jobID: JobID, at version: Int) async throws(JobServiceError) -> JobState {
        let envelopes = try await self.log(jobID)
        return JobDecider.fold(envelopes.prefix { $0.version <= version })
    }

    /// The job's events, oldest first.
    public func log(_ jobID: JobID, from version: Int = 1) async throws(JobServiceError) -> [EventEnvelope<JobEvent>] {
        let stored = try await storing { () async throws(StoreError) in try await self.store.readStream(jobID, from: version) }
        guard !stored.isEmpty || version > 1 else { throw .unknownJob(jobID) }
        var envelopes: [EventEnvelope<JobEvent>] = []
        for event in stored {
            do {
                envelopes.append(try EntryCodec.decode(event.bytes, as: JobEvent.self).envelope)
            } catch {
                throw .read(.damaged(jobID, JobStreamError(version: event.version, reason: "\(error)")))
            }
        }
        return envelopes
    }

    public func jobs(_ query: JobQuery) async throws(JobServiceError) -> [JobRow] {
        try await storing { () async throws(StoreError) in try await self.store.jobs(query) }
    }

    public func row(_ jobID: JobID) async throws(JobServiceError) -> JobRow {
        guard let row = try await storing({ () async throws(StoreError) in try await self.store.job(jobID) }) else {
            throw .unknownJob(jobID)
        }
        return row
    }

    /// What a job was made from, which its steps understand; nil when that was erased, or there was nothing.
    public func input(_ jobID: JobID, of userID: UserID) async throws(JobServiceError) -> [UInt8]? {
        let sealed = try await storing { () async throws(StoreError) in try await self.store.payload(of: jobID, version: 1) }
        guard let sealed else { return nil }
        // A stream begins with it.
        let place = PayloadPlace(jobID: jobID, version: 1, type: "JobCreated")
        do {
            return try await self.vault.open(sealed, user: userID, at: place)
        } catch .erased {
            return nil
        } catch {
            throw .vault(error)
        }
    }

    /// What an event's payload says; nil when it has none or was erased.
    public func payload(_ jobID: JobID, _ envelope: EventEnvelope<JobEvent>, of userID: UserID) async throws(JobServiceError) -> [UInt8]? {
        guard envelope.payload != nil else { return nil }
        let sealed = try await storing { () async throws(StoreError) in
            try await self.store.payload(of: jobID, version: envelope.version)
        }
        guard let sealed else { return nil }
        let place = PayloadPlace(jobID: jobID, version: envelope.version, type: envelope.event.type)
        return try await sealing { () async throws(VaultError) in try await self.vault.open(sealed, user: userID, at: place) }
    }

    /// An artifact's content, checked against its hash.
    public func artifact(_ jobID: JobID, name: String) async throws(JobServiceError) -> [UInt8] {
        let state = try await self.state(jobID)
        guard let userID = state.userID else { throw .unknownJob(jobID) }
        let references = state.artifacts
        guard let reference = references.first(where: { $0.name == name }) else {
            throw .unknownArtifact(name: name, known: references.map(\.name))
        }
        guard !state.isErased else { throw .vault(.erased(userID)) }
        let stored: [UInt8]
        do {
            stored = try await self.artifacts.get(reference.digest)
        } catch {
            throw .artifact(name: name, reason: "\(error)")
        }
        return try await sealing { () async throws(VaultError) in try await self.vault.openArtifact(stored, user: userID) }
    }
}

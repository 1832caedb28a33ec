public import Artifacts
public import EventSourcing
public import Jobs
public import Vault

/// What clients and operators ask of jobs. Works in any process that can open the store, with or without a worker.
public struct JobService: Sendable {
    /// Someone else's append between reading and writing is normal; this many in a row is not.
    private static let tries = 50

    let store: any JobStore
    let appender: any Appending
    let vault: PayloadVault
    let artifacts: any ArtifactStore
    let repository: JobRepository
    let clock: RuntimeClock

    public init(
        store: any JobStore,
        appender: any Appending,
        vault: PayloadVault,
        artifacts: any ArtifactStore,
        repository: JobRepository,
        clock: RuntimeClock = .system
    ) {
        self.store = store
        self.appender = appender
        self.vault = vault
        self.artifacts = artifacts
        self.repository = repository
        self.clock = clock
    }

    /// Asks the job to stop; returns how far the cancellation has come (G11).
    public func cancel(_ jobID: JobID, reason: String = "", by actor: ActorName) async throws(JobServiceError) -> CancellationStage {
        let state = try await self.carryOut(jobID, payload: Array(reason.utf8), by: actor) { state throws(JobServiceError) in
            .requestCancellation(ownerIsAlive: try await self.ownerIsAlive(state))
        }
        return state.cancellation ?? .requested
    }

    public func retry(_ jobID: JobID, from step: String?, by actor: ActorName) async throws(JobServiceError) {
        _ = try await self.carryOut(jobID, by: actor) { _ in .retry(from: step) }
    }

    public func release(_ jobID: JobID, by actor: ActorName) async throws(JobServiceError) {
        _ = try await self.carryOut(jobID, by: actor) { _ in .release }
    }

    /// Gives the job a signal; the body goes into the event's payload.
    public func signal(_ jobID: JobID, name: String, body: [UInt8] = [], by actor: ActorName) async throws(JobServiceError) {
        _ = try await self.carryOut(jobID, payload: body, by: actor) { _ in .signal(name: name) }
    }

    // MARK: -

    /// Reads, decides, appends; again when someone else was faster.
    func carryOut(
        _ jobID: JobID,
        payload: [UInt8] = [],
        by actor: ActorName,
        _ command: (JobState) async throws(JobServiceError) -> JobCommand
    ) async throws(JobServiceError) -> JobState {
        for _ in 0..<Self.tries {
            var stream = try await reading { () async throws(JobReadError) in try await self.repository.stream(jobID) }
            _ = self.repository.recent.take(jobID)
            guard let userID = stream.state.userID else { throw .unknownJob(jobID) }
            let hash = stream.state.definition
            let definition = try await reading { () async throws(JobReadError) in try await self.repository.definition(hash) }
            let events = try self.decide(try await command(stream.state), stream, definition)
            guard !events.isEmpty else { return stream.state }
            let sealer =
                payload.isEmpty
                ? nil : try await sealing { () async throws(VaultError) in try await self.vault.sealer(for: userID) }
            let now = self.clock.now()
            let request = try sealingAtOnce { () throws(VaultError) in
                try Self.prepare(&stream, events, by: actor, at: now, payload: payload, idempotency: nil, sealer)
            }
            switch try await storing({ () async throws(StoreError) in try await self.appender.append(request) }) {
            case .appended: return stream.state
            case .refused: continue
            }
        }
        throw .contended(jobID)
    }

    func decide(_ command: JobCommand, _ stream: JobStream, _ definition: WorkflowDefinition) throws(JobServiceError) -> [JobEvent] {
        do {
            return try JobDecider(definition: definition).decide(command, stream.state)
        } catch {
            throw .rejected(stream.jobID, error)
        }
    }

    static func prepare(
        _ stream: inout JobStream,
        _ events: [JobEvent],
        by actor: ActorName,
        at now: Timestamp,
        payload: [UInt8],
        idempotency: IdempotencyRecord?,
        _ sealer: PayloadSealer?
    ) throws(VaultError) -> AppendRequest {
        let jobID = stream.jobID
        return try stream.append(
            events,
            by: actor,
            at: now,
            asOwner: false,
            payload: payload,
            idempotency: idempotency
        ) { plain, version, type throws(VaultError) in
            guard let sealer else { preconditionFailure("a payload is never sent without its sealer") }
            return try sealer.seal(plain, at: PayloadPlace(jobID: jobID, version: version, type: type))
        }
    }

    private func ownerIsAlive(_ state: JobState) async throws(JobServiceError) -> Bool {
        guard let owner = state.owner else { return false }
        return try await storing { () async throws(StoreError) in try await self.store.isAlive(owner) }
    }
}

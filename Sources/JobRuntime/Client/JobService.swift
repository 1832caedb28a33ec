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

    /// Makes a job; durable when it returns (G4).
    public func submit(_ submission: JobSubmission) async throws(JobServiceError) -> SubmittedJob {
        let definition = try await reading { () async throws(JobReadError) in try await self.repository.pin(submission.definition) }
        let sealer = try await sealing { () async throws(VaultError) in try await self.vault.sealer(for: submission.userID, renewing: true)
        }
        let now = self.clock.now()
        var random = SystemRandomNumberGenerator()
        let jobID = submission.jobID ?? JobID(at: now, random: (random.next(), random.next()))
        if submission.jobID != nil, let earlier = try await self.earlier(jobID, of: submission.userID) { return earlier }
        var record: IdempotencyRecord?
        if let key = submission.idempotencyKey {
            let fingerprint = sealer.fingerprint(submission.fingerprintBody(definition: definition))
            record = IdempotencyRecord(userID: submission.userID, key: key.text, fingerprint: fingerprint, jobID: jobID)
        }
        let command = JobCommand.create(
            userID: submission.userID,
            definition: definition,
            priority: submission.priority,
            seed: random.next(),
            trace: submission.trace ?? .random(using: &random)
        )
        var stream = JobStream(new: jobID)
        let events = try self.decide(command, stream, submission.definition)
        let request = try sealingAtOnce { () throws(VaultError) in
            try Self.prepare(&stream, events, by: submission.actor, at: now, payload: submission.input, idempotency: record, sealer)
        }
        let outcome = try await storing { () async throws(StoreError) in try await self.appender.append(request) }
        switch outcome {
        case .appended:
            self.repository.recent.remember(RecentJobs.Job(stream: stream, input: submission.input))
            return SubmittedJob(jobID: jobID, isNew: true)
        case .refused(.keyTaken(let earlier)):
            guard let record else { throw .contended(jobID) }
            return try self.match(earlier, record)
        case .refused(.stale), .refused(.fenced):
            if submission.jobID != nil, let earlier = try await self.earlier(jobID, of: submission.userID) { return earlier }
            throw .contended(jobID)
        }
    }

    /// The job that has the id a client chose, if it is that client's user's.
    private func earlier(_ jobID: JobID, of userID: UserID) async throws(JobServiceError) -> SubmittedJob? {
        guard let row = try await storing({ () async throws(StoreError) in try await self.store.job(jobID) }) else { return nil }
        guard row.userID == userID else { throw .jobIDTaken(jobID) }
        return SubmittedJob(jobID: jobID, isNew: false)
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

    private func decide(_ command: JobCommand, _ stream: JobStream, _ definition: WorkflowDefinition) throws(JobServiceError) -> [JobEvent]
    {
        do {
            return try JobDecider(definition: definition).decide(command, stream.state)
        } catch {
            throw .rejected(stream.jobID, error)
        }
    }

    private static func prepare(
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

    private func match(_ earlier: IdempotencyRecord, _ bound: IdempotencyRecord) throws(JobServiceError) -> SubmittedJob {
        guard earlier.fingerprint == bound.fingerprint else { throw .keyReused(earlier.jobID) }
        return SubmittedJob(jobID: earlier.jobID, isNew: false)
    }

    private func ownerIsAlive(_ state: JobState) async throws(JobServiceError) -> Bool {
        guard let owner = state.owner else { return false }
        return try await storing { () async throws(StoreError) in try await self.store.isAlive(owner) }
    }
}

extension JobSubmission {
    /// What must be the same for two submissions to be the same: the input, the workflow as it is now, the priority.
    fileprivate func fingerprintBody(definition: Digest) -> [UInt8] {
        definition.bytes + Array(self.priority.rawValue.utf8) + [0] + self.input
    }
}

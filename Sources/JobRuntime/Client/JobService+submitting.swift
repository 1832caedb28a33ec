public import EventSourcing
import Jobs
import Vault

extension JobService {
    /// Makes a job; durable when it returns (G4).
    public func submit(_ submission: JobSubmission) async throws(JobServiceError) -> SubmittedJob {
        switch try await self.judge(submission) {
        case .known(let job): return job
        case .new(let pending):
            let outcome = try await storing { () async throws(StoreError) in try await self.appender.append(pending.request) }
            return try await self.conclude(pending, outcome)
        }
    }

    /// Makes many jobs, each accepted or refused by itself; those that are accepted become durable in one commit.
    ///
    /// Returns one result a submission, in their order. Of two with one idempotency key the first counts.
    public func submit(contentsOf submissions: [JobSubmission]) async -> [Result<SubmittedJob, JobServiceError>] {
        var results: [Result<SubmittedJob, JobServiceError>?] = []
        var pending: [(place: Int, submission: PendingSubmission)] = []
        for submission in submissions {
            do throws(JobServiceError) {
                switch try await self.judge(submission) {
                case .known(let job): results.append(.success(job))
                case .new(let new):
                    pending.append((results.count, new))
                    results.append(nil)
                }
            } catch {
                results.append(.failure(error))
            }
        }
        let outcomes = await self.appender.append(contentsOf: pending.map(\.submission.request))
        for (entry, outcome) in zip(pending, outcomes) {
            do throws(JobServiceError) {
                let appended = try storingAtOnce { () throws(StoreError) in try outcome.get() }
                results[entry.place] = .success(try await self.conclude(entry.submission, appended))
            } catch {
                results[entry.place] = .failure(error)
            }
        }
        return results.map { $0 ?? .failure(.store(.damaged(reason: "the store gave no answer to an append"))) }
    }

    /// The job that a request with this likeness made under this key; nil when there is none.
    ///
    /// For requests that cannot be made into submissions any more, since something that they name is gone (G4).
    public func job(under key: IdempotencyKey, likeness: [UInt8], of userID: UserID) async throws(JobServiceError) -> SubmittedJob? {
        let found = try await storing { () async throws(StoreError) in
            try await self.store.idempotencyRecord(userID: userID, key: key.text)
        }
        guard let found else { return nil }
        let sealer: PayloadSealer
        do throws(VaultError) {
            sealer = try await self.vault.sealer(for: userID)
        } catch .erased {
            return nil
        } catch {
            throw .vault(error)
        }
        guard found.fingerprint == sealer.fingerprint(JobSubmission.fingerprintBody(likeness: likeness)) else { return nil }
        return SubmittedJob(jobID: found.jobID, isNew: false)
    }

    /// A job that is ready to be appended.
    private struct PendingSubmission {
        var submission: JobSubmission
        var stream: JobStream
        var request: AppendRequest
    }

    private enum Judgement {
        case known(SubmittedJob)
        case new(PendingSubmission)
    }

    private func judge(_ submission: JobSubmission) async throws(JobServiceError) -> Judgement {
        let definition = try await reading { () async throws(JobReadError) in try await self.repository.pin(submission.definition) }
        let sealer = try await sealing { () async throws(VaultError) in try await self.vault.sealer(for: submission.userID, renewing: true)
        }
        let now = self.clock.now()
        var random = SystemRandomNumberGenerator()
        let jobID = submission.jobID ?? JobID(at: now, random: (random.next(), random.next()))
        if submission.jobID != nil, let earlier = try await self.earlier(jobID, of: submission.userID) { return .known(earlier) }
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
            trace: submission.trace ?? .random(using: &random),
            delay: submission.startAt.map { JobDelay(until: $0, now: now) }
        )
        var stream = JobStream(new: jobID)
        let events = try self.decide(command, stream, submission.definition)
        var request = try sealingAtOnce { () throws(VaultError) in
            try Self.prepare(&stream, events, by: submission.actor, at: now, payload: submission.input, idempotency: record, sealer)
        }
        request.labels = sealer.labels(of: submission.metadata)
        return .new(PendingSubmission(submission: submission, stream: stream, request: request))
    }

    private func conclude(_ pending: PendingSubmission, _ outcome: AppendOutcome) async throws(JobServiceError) -> SubmittedJob {
        let jobID = pending.request.jobID
        switch outcome {
        case .appended:
            // Nobody takes a job soon that has to wait first.
            if pending.stream.state.phase == .pending {
                self.repository.recent.remember(RecentJobs.Job(stream: pending.stream, input: pending.submission.input))
            }
            return SubmittedJob(jobID: jobID, isNew: true)
        case .refused(.keyTaken(let earlier)):
            guard let record = pending.request.idempotency else { throw .contended(jobID) }
            guard earlier.fingerprint == record.fingerprint else { throw .keyReused(earlier.jobID) }
            return SubmittedJob(jobID: earlier.jobID, isNew: false)
        case .refused(.stale), .refused(.fenced):
            if pending.submission.jobID != nil, let earlier = try await self.earlier(jobID, of: pending.submission.userID) {
                return earlier
            }
            throw .contended(jobID)
        }
    }

    /// The job that has the id a client chose, if it is that client's user's.
    private func earlier(_ jobID: JobID, of userID: UserID) async throws(JobServiceError) -> SubmittedJob? {
        guard let row = try await storing({ () async throws(StoreError) in try await self.store.job(jobID) }) else { return nil }
        guard row.userID == userID else { throw .jobIDTaken(jobID) }
        return SubmittedJob(jobID: jobID, isNew: false)
    }
}

extension JobSubmission {
    /// What must be the same for two submissions to be the same: the request, or what was handed in, the workflow as it is now, the
    /// priority, the time.
    fileprivate func fingerprintBody(definition: Digest) -> [UInt8] {
        if let likeness = self.likeness { return Self.fingerprintBody(likeness: likeness) }
        let delay = self.startAt.map { Array("@\($0.microseconds)".utf8) } ?? []
        return definition.bytes + Array(self.priority.rawValue.utf8) + delay + [0] + self.input
    }

    fileprivate static func fingerprintBody(likeness: [UInt8]) -> [UInt8] { Array("request".utf8) + [0] + likeness }
}

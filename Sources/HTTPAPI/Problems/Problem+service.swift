import EventSourcing
import JobRuntime
import Jobs
import Vault

extension Problem {
    static let keyReused = Problem(
        .idempotencyKeyReused,
        "the key belongs to another request; use a new key for a new one",
        fields: [FieldProblem(.header("Idempotency-Key"), "was used with another body")]
    )

    /// What a client is told of a refusal or a failure of the job service.
    init(_ error: JobServiceError) {
        switch error {
        case .unknownJob, .jobIDTaken: self = .noJob
        case .rejected(_, let rejection): self.init(rejection)
        case .keyReused: self = .keyReused
        case .store(let error), .read(.store(let error)): self.init(error)
        case .read(.damaged), .read(.definitionMissing): self.init(.internalError)
        case .vault(let error): self.init(error)
        case .artifact: self.init(.unavailable, "an artifact cannot be reached now", retryAfterSeconds: 5)
        case .unknownArtifact: self.init(.notFound, "the job has no artifact of this name")
        case .badCode: self.init(.invalidFields, fields: [FieldProblem(member: "errorCode", "must be 1 to 64 of a–z, 0–9 and _")])
        case .contended: self.init(.unavailable, "the job changes too fast", retryAfterSeconds: 1)
        }
    }

    /// Names steps, states and signals, which stand in clear in the job's workflow.
    init(_ rejection: JobRejection) {
        switch rejection {
        case .unknownJob: self = .noJob
        case .erased: self.init(.erased, "\(rejection)")
        case .quarantined: self.init(.jobState, "the job is quarantined; an operator has to release it")
        case .unknownStep: self.init(.invalidFields, fields: [FieldProblem(member: "fromStep", "the job has no step of this name")])
        case .unknownSignal: self.init(.notFound, "no step of the job waits for a signal of this name")
        case .delayedTooLong:
            self.init(.invalidFields, fields: [FieldProblem(member: "runAt", "must not lie more than 366 days ahead")])
        case .owned: self.init(.jobState, "a worker has the job")
        case .alreadyExists, .settled, .notQuarantined, .notRetryable, .notDue, .notClaimed, .notRunning, .notDelegated, .unclearStep,
            .progressNotForward, .cancelling, .notCancelling, .duplicateSignal:
            self.init(.jobState, "\(rejection)")
        }
    }

    /// Nothing of what the store says of itself goes out.
    init(_ error: StoreError) {
        switch error {
        case .unavailable: self.init(.unavailable, "the store does not answer; nothing was done", retryAfterSeconds: 2)
        case .outcomeUnknown:
            self.init(
                .unavailable,
                "whether the request was carried out is not known; repeat it with the same Idempotency-Key",
                retryAfterSeconds: 2
            )
        case .full: self.init(.storageFull, "nothing was done", retryAfterSeconds: 60)
        case .absent, .unwritable, .damaged, .olderSchema, .newerSchema, .alteredMigration, .alteredSchema, .locked:
            self.init(.internalError)
        }
    }

    init(_ error: VaultError) {
        switch error {
        case .erased: self.init(.erased, "what was sent was erased")
        case .store(let error): self.init(error)
        case .wrongMasterKey, .damaged, .masterKey: self.init(.internalError)
        }
    }
}

/// Runs a service call and turns its refusals into problems.
func serving<Value>(_ body: () async throws(JobServiceError) -> Value) async throws(Problem) -> Value {
    do {
        return try await body()
    } catch {
        throw Problem(error)
    }
}

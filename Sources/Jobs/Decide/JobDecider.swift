public import EventSourcing

/// The job machine: pure decisions against a pinned workflow definition.
public struct JobDecider: Decider, Sendable {
    public let definition: WorkflowDefinition

    public init(definition: WorkflowDefinition) { self.definition = definition }

    public static var initial: JobState { JobState() }

    public static func evolve(_ state: inout JobState, _ envelope: EventEnvelope<JobEvent>) { state.evolve(envelope) }

    public func decide(_ command: JobCommand, _ state: JobState) throws(JobRejection) -> [JobEvent] {
        if case .create(let userID, let definition, let priority, let seed, let trace, let delay) = command {
            let created = try self.create(userID: userID, definition: definition, priority: priority, seed: seed, trace: trace, state)
            return try [created] + Self.wait(for: delay)
        }
        guard state.phase != .absent else { throw .unknownJob }
        switch command {
        case .create:
            throw .alreadyExists
        case .claim(let worker, let now, let ownerIsAlive):
            return try self.claim(worker, now: now, ownerIsAlive: ownerIsAlive, state)
        case .advance(let now):
            try Self.requireClaim(state)
            return self.advance(state, now: now)
        case .reportProgress(let step, let attempt, let percent):
            return try self.reportProgress(step, attempt, percent, state)
        case .completeStep(let step, let attempt, let artifacts, let now):
            return try self.completeStep(step, attempt, artifacts, now: now, state)
        case .failStep(let step, let attempt, let code, let retryable, let now):
            return try self.failStep(step, attempt, code: code, retryable: retryable, now: now, state)
        case .completeExternal(let step, let attempt, let now):
            return try self.completeExternal(step, attempt, now: now, state)
        case .failExternal(let step, let attempt, let code, let retryable, let now):
            return try self.failExternal(step, attempt, code: code, retryable: retryable, now: now, state)
        case .keepOn:
            return try self.keepOn(state)
        case .handBack:
            try Self.requireClaim(state)
            return [.jobParked(reason: .handedBack, until: nil)]
        case .signal(let name):
            return try self.signal(name, state)
        case .requestCancellation(let ownerIsAlive):
            return try self.requestCancellation(ownerIsAlive: ownerIsAlive, state)
        case .deliverCancellation:
            return try self.deliverCancellation(state)
        case .confirmCancellation:
            try Self.requireClaim(state)
            guard state.cancellation != nil else { throw .notCancelling }
            return [.jobCancelled]
        case .retry(let from):
            return try self.retry(from: from, state)
        case .release:
            guard state.phase == .quarantined else { throw .notQuarantined }
            guard !state.isErased else { throw .erased }
            return [.jobReleased]
        case .erase:
            return try self.erase(state)
        }
    }

    static func requireClaim(_ state: JobState) throws(JobRejection) {
        switch state.phase {
        case .claimed: return
        case .absent: throw .unknownJob
        case .pending, .parked: throw .notClaimed
        case .completed: throw .settled(.completed)
        case .failed: throw .settled(.failed)
        case .cancelled: throw .settled(.cancelled)
        case .quarantined: throw .quarantined
        }
    }
}

import EventSourcing

/// Beginning, claiming, and what people may ask from outside.
extension JobDecider {
    func create(
        userID: UserID,
        definition: Digest,
        priority: Priority,
        seed: UInt64,
        trace: TraceContext?,
        _ state: JobState
    ) throws(JobRejection) -> JobEvent {
        guard state.phase == .absent else { throw .alreadyExists }
        let created = JobCreated(
            userID: userID,
            workflow: self.definition.name,
            definition: definition,
            priority: priority,
            steps: self.definition.steps.map(\.name),
            seed: seed,
            trace: trace
        )
        return .jobCreated(created)
    }

    /// A new job whose time has not come gives up a worker before it has one; a time that is past delays nothing.
    static func wait(for delay: JobDelay?) throws(JobRejection) -> [JobEvent] {
        guard let delay, delay.until > delay.now else { return [] }
        guard delay.until <= delay.now.advanced(byMilliseconds: JobDelay.longestMilliseconds) else { throw .delayedTooLong }
        return [.jobParked(reason: .scheduled, until: delay.until)]
    }

    func claim(_ worker: WorkerID, now: Timestamp, ownerIsAlive: Bool, _ state: JobState) throws(JobRejection) -> [JobEvent] {
        switch state.phase {
        case .absent: throw .unknownJob
        case .completed: throw .settled(.completed)
        case .failed: throw .settled(.failed)
        case .cancelled: throw .settled(.cancelled)
        case .quarantined: throw .quarantined
        case .pending: break
        case .claimed(let owner):
            if ownerIsAlive { throw .owned(by: owner) }
        case .parked(let reason, let until):
            let isDue = reason.wantsWorker || state.hasAwaitedSignal || until.map { $0 <= now } ?? false
            guard isDue else { throw .notDue(until: until) }
        }
        if state.cancellation != nil { return [.jobCancelled] }
        // Its last claim has not killed the worker that asks again.
        guard state.owner == worker || state.strikes < self.definition.quarantineAfter else {
            return [.jobQuarantined(claims: state.strikes, step: state.steps.first(where: \.isActive)?.name)]
        }
        return [.jobClaimed(worker: worker)]
    }

    func signal(_ name: String, _ state: JobState) throws(JobRejection) -> [JobEvent] {
        try Self.requireLive(state)
        guard self.definition.signals.contains(name) else { throw .unknownSignal(name, known: self.definition.signals) }
        guard !state.signals.contains(name) else { throw .duplicateSignal(name) }
        let isTaken = self.definition.steps.allSatisfy { step in
            switch step.action {
            case .approval(name, _): state.step(step.name)?.isCompleted ?? false
            case .approval, .run, .delay, .external: true
            }
        }
        guard !isTaken else { throw .duplicateSignal(name) }
        return [.signalReceived(name: name)]
    }

    /// A job without a living owner is cancelled on the spot; else its worker hears of it. Asking twice changes nothing.
    func requestCancellation(ownerIsAlive: Bool, _ state: JobState) throws(JobRejection) -> [JobEvent] {
        try Self.requireLive(state)
        let request: [JobEvent] = state.cancellation == nil ? [.cancellationRequested(stage: .requested)] : []
        return state.owner != nil && ownerIsAlive ? request : request + [.jobCancelled]
    }

    func deliverCancellation(_ state: JobState) throws(JobRejection) -> [JobEvent] {
        try Self.requireClaim(state)
        switch state.cancellation {
        case nil: throw .notCancelling
        case .requested: return [.cancellationRequested(stage: .delivered)]
        case .delivered, .effective: return []
        }
    }

    func retry(from: String?, _ state: JobState) throws(JobRejection) -> [JobEvent] {
        switch state.phase {
        case .failed, .cancelled: break
        case .quarantined: throw .quarantined
        case .absent: throw .unknownJob
        case .pending, .parked(.scheduled, _): throw .notRetryable(.pending)
        case .claimed, .parked: throw .notRetryable(.processing)
        case .completed: throw .notRetryable(.completed)
        }
        guard !state.isErased else { throw .erased }
        var reset = Set(state.steps.filter { !$0.isCompleted }.map(\.name))
        if let from {
            guard self.definition.step(from) != nil else { throw .unknownStep(from) }
            reset.formUnion(self.definition.dependents(of: from))
        }
        return [.jobRetried(from: from, reset: self.definition.steps.map(\.name).filter(reset.contains))]
    }

    func erase(_ state: JobState) throws(JobRejection) -> [JobEvent] {
        guard !state.isErased else { throw .erased }
        if state.isSettled { return [.payloadErased] }
        let request: [JobEvent] = state.cancellation == nil ? [.cancellationRequested(stage: .requested)] : []
        return request + [.jobCancelled, .payloadErased]
    }

    static func requireLive(_ state: JobState) throws(JobRejection) {
        switch state.phase {
        case .pending, .claimed, .parked: return
        case .absent: throw .unknownJob
        case .completed: throw .settled(.completed)
        case .failed: throw .settled(.failed)
        case .cancelled: throw .settled(.cancelled)
        case .quarantined: throw .quarantined
        }
    }
}

import EventSourcing

extension JobState {
    /// The state after one more event. Total: what is in the log has happened, whatever this program thinks of it.
    mutating func evolve(_ envelope: EventEnvelope<JobEvent>) {
        self.version = envelope.version
        self.fence = envelope.fence
        self.updatedAt = envelope.recordedAt
        self.apply(envelope.event, version: envelope.version, at: envelope.recordedAt)
    }

    /// The part of ``evolve(_:)`` that `decide` also uses to look ahead within one command.
    mutating func apply(_ event: JobEvent, version: Int, at time: Timestamp) {
        switch event {
        case .jobCreated(let created):
            self.phase = .pending
            self.userID = created.userID
            self.workflow = created.workflow
            self.definition = created.definition
            self.priority = created.priority
            self.seed = created.seed
            self.trace = created.trace
            self.steps = created.steps.map(StepState.init(name:))
            self.createdAt = time
        case .jobClaimed(let worker):
            // Who claims what it has already is alive, whatever made it begin again: no strike (G10).
            if self.owner != worker { self.strikes += 1 }
            self.phase = .claimed(by: worker)
        case .stepStarted(let name, let attempt, let wait):
            self.updateStep(name) { step, fence in
                step.attempt = attempt
                step.percent = 0
                switch wait {
                case nil: step.status = .running(fence: fence)
                case .timer(let until): step.status = .sleeping(until: until)
                case .signal(let signal, let until): step.status = .awaiting(signal: signal, until: until)
                case .callback(let task, let until): step.status = .delegated(task: task, until: until)
                }
            }
        case .stepProgressed(let name, _, let percent):
            self.updateStep(name) { step, _ in step.percent = percent }
        case .stepCompleted(let name, _, let artifacts):
            if case .awaiting(let signal, _) = self.step(name)?.status, let index = self.signals.firstIndex(of: signal) {
                self.signals.remove(at: index)
            }
            self.updateStep(name) { step, _ in
                step.status = .completed
                step.percent = 100
                step.artifacts = artifacts
                step.completedAt = version
            }
            self.strikes = 0
        case .stepFailed(let name, _, let code, _):
            self.updateStep(name) { step, _ in
                step.status = .failed(code: code)
                step.failures += 1
            }
            self.strikes = 0
        case .retryScheduled(let name, _, let at):
            self.updateStep(name) { step, _ in step.status = .retrying(at: at) }
        case .jobParked(let reason, let until):
            self.phase = .parked(reason, until: until)
            self.strikes = 0
        case .signalReceived(let name):
            self.signals.append(name)
        case .cancellationRequested(let stage):
            self.cancellation = stage
        case .jobCancelled:
            self.phase = .cancelled
            self.cancellation = .effective
        case .jobCompleted:
            self.phase = .completed
        case .jobFailed(let step, let code):
            self.phase = .failed(step: step, code: code)
        case .jobRetried(_, let reset):
            self.phase = .pending
            self.cancellation = nil
            self.strikes = 0
            for index in self.steps.indices where reset.contains(self.steps[index].name) {
                let attempt = self.steps[index].attempt
                self.steps[index] = StepState(name: self.steps[index].name)
                self.steps[index].attempt = attempt
            }
        case .jobQuarantined(let claims, _):
            self.phase = .quarantined
            self.strikes = claims
        case .jobReleased:
            self.phase = .pending
            self.strikes = 0
        case .payloadErased:
            self.isErased = true
        }
    }

    private mutating func updateStep(_ name: String, _ update: (inout StepState, Fence) -> Void) {
        guard let index = self.steps.firstIndex(where: { $0.name == name }) else { return }
        update(&self.steps[index], self.fence)
    }
}

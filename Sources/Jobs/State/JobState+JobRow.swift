public import EventSourcing

extension JobState {
    /// The projection of this state: what the `jobs` table must hold (G2). Nil before the first event.
    public func row(_ jobID: JobID, head: Digest) -> JobRow? {
        guard let status, let userID else { return nil }
        return JobRow(
            jobID: jobID,
            userID: userID,
            workflow: self.workflow,
            definition: self.definition,
            priority: self.priority,
            status: status.rawValue,
            stage: self.stage,
            step: self.currentStep,
            progress: self.progress,
            waits: self.waits,
            wakeAt: self.wakeAt,
            version: self.version,
            head: head,
            fence: self.fence,
            worker: self.owner,
            strikes: self.strikes,
            errorCode: self.errorCode,
            createdAt: self.createdAt,
            updatedAt: self.updatedAt
        )
    }

    /// Who has claimed the job and not given it up.
    public var owner: WorkerID? {
        switch self.phase {
        case .claimed(let worker): worker
        case .absent, .pending, .parked, .completed, .failed, .cancelled, .quarantined: nil
        }
    }

    /// Finer than the status; a word for people and filters.
    public var stage: String {
        switch self.phase {
        case .absent: "absent"
        case .pending: "pending"
        case .claimed: self.cancellation == nil ? "running" : "stopping"
        case .parked(let reason, _):
            switch reason {
            case .scheduled: "scheduled"
            case .timer: "sleeping"
            case .signal: "waiting"
            case .retry: "retrying"
            case .callback: "delegated"
            case .calledBack: "resuming"
            case .handedBack: "interrupted"
            }
        case .completed: "completed"
        case .failed: "failed"
        case .cancelled: "cancelled"
        case .quarantined: "quarantined"
        }
    }

    public var errorCode: String? {
        switch self.phase {
        case .failed(_, let code): code
        case .quarantined: "quarantined"
        case .absent, .pending, .claimed, .parked, .completed, .cancelled: nil
        }
    }

    private var currentStep: String? {
        switch self.phase {
        case .failed(let step, _): step
        case .absent, .pending, .claimed, .parked, .quarantined: self.steps.first(where: \.isActive)?.name
        case .completed, .cancelled: nil
        }
    }

    private var waits: JobRow.Waits {
        switch self.phase {
        case .pending, .claimed: .worker
        case .parked(let reason, _):
            reason.wantsWorker || self.hasAwaitedSignal ? .worker : .wake
        case .absent, .completed, .failed, .cancelled, .quarantined: .nobody
        }
    }

    private var wakeAt: Timestamp? {
        switch self.phase {
        case .parked(_, let until): until
        case .absent, .pending, .claimed, .completed, .failed, .cancelled, .quarantined: nil
        }
    }

    /// Whether a step waits for a signal that has come.
    public var hasAwaitedSignal: Bool {
        self.steps.contains { step in
            switch step.status {
            case .awaiting(let signal, _): self.signals.contains(signal)
            case .pending, .running, .sleeping, .delegated, .retrying, .completed, .failed: false
            }
        }
    }

    /// 0…100 over all steps, each weighing the same.
    public var progress: Int {
        guard !self.steps.isEmpty else { return 0 }
        return self.steps.reduce(0) { $0 + ($1.isCompleted ? 100 : $1.percent) } / self.steps.count
    }
}

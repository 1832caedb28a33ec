import EventSourcing
import Jobs

/// What a log may say, written down without the job machine: it follows the events alone and names the first broken rule.
struct LogRules {
    let definition: WorkflowDefinition
    private var version = 0
    private var fence = Fence.unclaimed
    private var isClaimed = false
    private var worker: WorkerID?
    private var isParked = false
    private var terminal: JobEvent?
    private var isCancelling = false
    private var isErased = false
    private var strikes = 0
    private var steps: [String: StepRules] = [:]

    init(definition: WorkflowDefinition) { self.definition = definition }

    /// The rule that this event breaks, nil when it breaks none.
    mutating func broken(by envelope: EventEnvelope<JobEvent>) -> String? {
        let (event, previousFence) = (envelope.event, self.fence)
        self.version += 1
        self.fence = envelope.fence
        guard envelope.version == self.version else { return "G1: versions have a gap" }
        guard (self.version == 1) == (event.type == "JobCreated") else { return "a stream begins with JobCreated and has one" }
        let claims = event.type == "JobClaimed"
        guard envelope.fence == (claims ? previousFence.next : previousFence) else { return "G5: the fence grows with claims only" }
        if let rule = self.brokenEnding(event) { return rule }
        defer { if event.isTerminal { (self.isClaimed, self.isParked) = (false, false) } }
        switch event {
        case .jobCreated, .signalReceived:
            return nil
        case .jobClaimed(let worker):
            let isAgain = self.isClaimed && self.worker == worker
            guard isAgain || self.strikes < self.definition.quarantineAfter else { return "G10: claimed once too often" }
            guard !self.isCancelling else { return "G11: claimed while being cancelled" }
            self.isClaimed = true
            self.isParked = false
            self.worker = worker
            if !isAgain { self.strikes += 1 }
        case .jobParked(let reason, _):
            if reason == .scheduled {
                guard self.version == 2 else { return "scheduled after its beginning" }
            } else {
                guard self.isClaimed || self.isParked else { return "parked without a claim" }
            }
            guard self.isClaimed || reason != .handedBack else { return "handed back without a claim" }
            self.isParked = true
            self.isClaimed = false
            self.strikes = 0
        case .stepStarted, .stepProgressed, .stepCompleted, .stepFailed, .retryScheduled:
            return self.brokenStep(envelope)
        case .cancellationRequested:
            self.isCancelling = true
        case .jobCancelled:
            guard self.isCancelling else { return "G11: cancelled without being asked" }
        case .jobCompleted:
            let all = self.definition.steps.allSatisfy { self.steps[$0.name]?.isCompleted ?? false }
            guard all else { return "completed with steps left" }
        case .jobFailed:
            guard self.isClaimed || self.isDelegated else { return "failed without a claim" }
        case .jobQuarantined:
            guard self.strikes >= self.definition.quarantineAfter else { return "G10: quarantined too soon" }
        case .jobRetried(_, let reset):
            self.isCancelling = false
            self.strikes = 0
            for name in reset { self.steps[name]?.reset() }
        case .jobReleased:
            self.strikes = 0
        case .payloadErased:
            self.isErased = true
        }
        return nil
    }

    /// Whether a service outside has had a step of the job, and may have failed it.
    private var isDelegated: Bool { self.definition.steps.contains { $0.isExternal && self.steps[$0.name] != nil } }

    /// G3, G11 and erasure: what may follow an ending.
    private mutating func brokenEnding(_ event: JobEvent) -> String? {
        if self.isErased { return "an event after the erasure" }
        if let terminal = self.terminal {
            switch (event, terminal) {
            case (.payloadErased, _): return nil
            case (.jobReleased, .jobQuarantined), (.jobRetried, .jobFailed), (.jobRetried, .jobCancelled): self.terminal = nil
            default: return "G3: \(event.type) after \(terminal.type)"
            }
        } else {
            switch event {
            case .payloadErased, .jobRetried, .jobReleased: return "G3: \(event.type) before an end"
            case .jobCompleted, .jobFailed, .jobQuarantined, .stepStarted, .stepCompleted, .stepFailed, .retryScheduled:
                if self.isCancelling { return "G11: \(event.type) while being cancelled" }
            case .jobCreated, .jobClaimed, .stepProgressed, .jobParked, .signalReceived, .cancellationRequested, .jobCancelled: break
            }
        }
        if event.isTerminal { self.terminal = event }
        return nil
    }

    private mutating func brokenStep(_ envelope: EventEnvelope<JobEvent>) -> String? {
        guard let name = envelope.event.step, let definition = self.definition.step(name) else { return "an unknown step" }
        // A service outside may report on its step at any time.
        guard self.isClaimed || (definition.isExternal && envelope.event.type != "StepStarted") else {
            return "\(envelope.event.type) without a claim"
        }
        var step = self.steps[name, default: StepRules()]
        defer { self.steps[name] = step }
        if case .stepStarted = envelope.event {
            let ready = definition.needs.allSatisfy { self.steps[$0]?.isCompleted ?? false }
            guard ready else { return "'\(name)' started before what it needs" }
        }
        if envelope.event.type == "StepCompleted" || envelope.event.type == "StepFailed" { self.strikes = 0 }
        return step.broken(by: envelope, definition: definition)
    }
}

extension JobEvent {
    /// The step that a step's event speaks of.
    var step: String? {
        switch self {
        case .stepStarted(let step, _, _), .stepProgressed(let step, _, _), .stepCompleted(let step, _, _), .stepFailed(let step, _, _, _),
            .retryScheduled(let step, _, _):
            step
        case .jobCreated, .jobClaimed, .jobParked, .signalReceived, .cancellationRequested, .jobCancelled, .jobCompleted, .jobFailed,
            .jobRetried, .jobQuarantined, .jobReleased, .payloadErased:
            nil
        }
    }
}

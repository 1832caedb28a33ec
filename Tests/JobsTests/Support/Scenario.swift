import EventSourcing
import Jobs
import Testing

/// Given these events, when this command is decided, then these events follow or this rejection.
struct Scenario {
    let decider: JobDecider
    private(set) var state: JobState
    private(set) var log: [EventEnvelope<JobEvent>] = []

    /// A job of this workflow, created, and with these events after that.
    init(_ definition: WorkflowDefinition, _ events: [JobEvent] = []) {
        self.init(bare: definition, [Sample.created(definition)] + events)
    }

    /// A stream of just these events.
    init(bare definition: WorkflowDefinition, _ events: [JobEvent]) {
        self.decider = JobDecider(definition: definition)
        self.state = JobDecider.initial
        for event in events { self.append(event) }
    }

    /// Appends as the runtime would: the next version, and a new fence for a claim.
    mutating func append(_ event: JobEvent) {
        let fence = if case .jobClaimed = event { self.state.fence.next } else { self.state.fence }
        let envelope = EventEnvelope(
            jobID: Sample.job,
            version: self.state.version + 1,
            recordedAt: Sample.at(Int64(self.state.version)),
            actor: .cli,
            fence: fence,
            event: event
        )
        JobDecider.evolve(&self.state, envelope)
        self.log.append(envelope)
    }

    func when(_ command: JobCommand) -> Outcome {
        do throws(JobRejection) {
            return Outcome(result: .success(try self.decider.decide(command, self.state)))
        } catch {
            return Outcome(result: .failure(error))
        }
    }

    /// The scenario after the command, which must be allowed.
    func after(_ command: JobCommand) throws -> Self {
        var next = self
        for event in try self.decider.decide(command, self.state) { next.append(event) }
        return next
    }
}

/// What a command led to.
struct Outcome {
    let result: Result<[JobEvent], JobRejection>

    func then(_ events: JobEvent..., sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(self.result == .success(events), sourceLocation: sourceLocation)
    }

    func thenRejected(_ rejection: JobRejection, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(self.result == .failure(rejection), sourceLocation: sourceLocation)
    }
}

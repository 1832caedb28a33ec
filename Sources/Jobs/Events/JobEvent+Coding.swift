public import EventSourcing

extension JobEvent: DomainEvent {
    public var type: String { self.kind.rawValue }

    private enum Kind: String, Decodable {
        case jobCreated = "JobCreated"
        case jobClaimed = "JobClaimed"
        case stepStarted = "StepStarted"
        case stepProgressed = "StepProgressed"
        case stepCompleted = "StepCompleted"
        case stepFailed = "StepFailed"
        case retryScheduled = "RetryScheduled"
        case jobParked = "JobParked"
        case signalReceived = "SignalReceived"
        case cancellationRequested = "CancellationRequested"
        case jobCancelled = "JobCancelled"
        case jobCompleted = "JobCompleted"
        case jobFailed = "JobFailed"
        case jobRetried = "JobRetried"
        case jobQuarantined = "JobQuarantined"
        case jobReleased = "JobReleased"
        case payloadErased = "PayloadErased"
    }

    private var kind: Kind {
        switch self {
        case .jobCreated: .jobCreated
        case .jobClaimed: .jobClaimed
        case .stepStarted: .stepStarted
        case .stepProgressed: .stepProgressed
        case .stepCompleted: .stepCompleted
        case .stepFailed: .stepFailed
        case .retryScheduled: .retryScheduled
        case .jobParked: .jobParked
        case .signalReceived: .signalReceived
        case .cancellationRequested: .cancellationRequested
        case .jobCancelled: .jobCancelled
        case .jobCompleted: .jobCompleted
        case .jobFailed: .jobFailed
        case .jobRetried: .jobRetried
        case .jobQuarantined: .jobQuarantined
        case .jobReleased: .jobReleased
        case .payloadErased: .payloadErased
        }
    }

    public func write(to json: inout JSONWriter) {
        switch self {
        case .jobCreated(let created):
            json.member("user", created.userID.name)
            json.member("workflow", created.workflow)
            json.member("definition", created.definition.description)
            json.member("priority", created.priority.rawValue)
            json.member("steps", created.steps)
            json.member("seed", created.seed)
            if let trace = created.trace { json.member("trace", trace.description) }
        case .jobClaimed(let worker):
            json.member("worker", worker.name)
        case .stepStarted(let step, let attempt, let wait):
            json.member("step", step)
            json.member("attempt", attempt)
            switch wait {
            case nil: break
            case .timer(let until):
                json.member("until", until.microseconds)
            case .signal(let name, let until):
                json.member("signal", name)
                if let until { json.member("until", until.microseconds) }
            case .callback(let task, let until):
                json.member("task", task)
                json.member("until", until.microseconds)
            }
        case .stepProgressed(let step, let attempt, let percent):
            json.member("step", step)
            json.member("attempt", attempt)
            json.member("percent", percent)
        case .stepCompleted(let step, let attempt, let artifacts):
            json.member("step", step)
            json.member("attempt", attempt)
            guard !artifacts.isEmpty else { return }
            json.beginArray("artifacts")
            for artifact in artifacts {
                json.beginObject()
                json.member("name", artifact.name)
                json.member("digest", artifact.digest.description)
                json.member("size", artifact.size)
                json.member("mediaType", artifact.mediaType)
                json.endObject()
            }
            json.endArray()
        case .stepFailed(let step, let attempt, let code, let retryable):
            json.member("step", step)
            json.member("attempt", attempt)
            json.member("code", code)
            json.member("retryable", retryable)
        case .retryScheduled(let step, let attempt, let at):
            json.member("step", step)
            json.member("attempt", attempt)
            json.member("due", at.microseconds)
        case .jobParked(let reason, let until):
            json.member("reason", reason.rawValue)
            if let until { json.member("until", until.microseconds) }
        case .signalReceived(let name):
            json.member("name", name)
        case .cancellationRequested(let stage):
            json.member("stage", stage.rawValue)
        case .jobFailed(let step, let code):
            if let step { json.member("step", step) }
            json.member("code", code)
        case .jobRetried(let from, let reset):
            if let from { json.member("from", from) }
            json.member("reset", reset)
        case .jobQuarantined(let claims, let step):
            json.member("claims", claims)
            if let step { json.member("step", step) }
        case .jobCancelled, .jobCompleted, .jobReleased, .payloadErased:
            break
        }
    }

    private enum CodingKeys: String, CodingKey {
        case type, user, workflow, definition, priority, steps, seed, worker, step, attempt, until, signal, percent, artifacts, code,
            retryable, due, reason, name, stage, from, reset, claims, task, trace
    }

    public init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: CodingKeys.self)
        func step() throws -> String { try json.decode(String.self, forKey: .step) }
        func attempt() throws -> Int { try json.decode(Int.self, forKey: .attempt) }
        switch try json.decode(Kind.self, forKey: .type) {
        case .jobCreated:
            self = try .jobCreated(
                JobCreated(
                    userID: json.decode(UserID.self, forKey: .user),
                    workflow: json.decode(String.self, forKey: .workflow),
                    definition: json.decode(Digest.self, forKey: .definition),
                    priority: json.decode(Priority.self, forKey: .priority),
                    steps: json.decode([String].self, forKey: .steps),
                    seed: json.decode(UInt64.self, forKey: .seed),
                    trace: json.decodeIfPresent(TraceContext.self, forKey: .trace)
                )
            )
        case .jobClaimed: self = try .jobClaimed(worker: json.decode(WorkerID.self, forKey: .worker))
        case .stepStarted:
            let until = try json.decodeIfPresent(Timestamp.self, forKey: .until)
            var wait = until.map { StepWait.timer(until: $0) }
            if let signal = try json.decodeIfPresent(String.self, forKey: .signal) { wait = .signal(name: signal, until: until) }
            if let task = try json.decodeIfPresent(String.self, forKey: .task) {
                wait = try .callback(task: task, until: json.decode(Timestamp.self, forKey: .until))
            }
            self = try .stepStarted(step: step(), attempt: attempt(), wait: wait)
        case .stepProgressed:
            self = try .stepProgressed(step: step(), attempt: attempt(), percent: json.decode(Int.self, forKey: .percent))
        case .stepCompleted:
            let artifacts = try json.decodeIfPresent([ArtifactReference].self, forKey: .artifacts) ?? []
            self = try .stepCompleted(step: step(), attempt: attempt(), artifacts: artifacts)
        case .stepFailed:
            self = try .stepFailed(
                step: step(),
                attempt: attempt(),
                code: json.decode(String.self, forKey: .code),
                retryable: json.decode(Bool.self, forKey: .retryable)
            )
        case .retryScheduled: self = try .retryScheduled(step: step(), attempt: attempt(), at: json.decode(Timestamp.self, forKey: .due))
        case .jobParked:
            self = try .jobParked(
                reason: json.decode(ParkReason.self, forKey: .reason),
                until: json.decodeIfPresent(Timestamp.self, forKey: .until)
            )
        case .signalReceived: self = try .signalReceived(name: json.decode(String.self, forKey: .name))
        case .cancellationRequested: self = try .cancellationRequested(stage: json.decode(CancellationStage.self, forKey: .stage))
        case .jobCancelled: self = .jobCancelled
        case .jobCompleted: self = .jobCompleted
        case .jobFailed:
            self = try .jobFailed(
                step: json.decodeIfPresent(String.self, forKey: .step),
                code: json.decode(String.self, forKey: .code)
            )
        case .jobRetried:
            self = try .jobRetried(
                from: json.decodeIfPresent(String.self, forKey: .from),
                reset: json.decode([String].self, forKey: .reset)
            )
        case .jobQuarantined:
            self = try .jobQuarantined(
                claims: json.decode(Int.self, forKey: .claims),
                step: json.decodeIfPresent(String.self, forKey: .step)
            )
        case .jobReleased: self = .jobReleased
        case .payloadErased: self = .payloadErased
        }
    }
}

public import EventSourcing

/// The events that every job has, in the form they are written.
extension JobEvent {
    public init?(type: String, members: inout EntryCursor) {
        switch type {
        case "JobCreated":
            guard let created = JobCreated(&members) else { return nil }
            self = .jobCreated(created)
        case "JobClaimed":
            guard members.take(",\"worker\":\""), let worker = members.takeText().flatMap({ WorkerID($0) }) else { return nil }
            self = .jobClaimed(worker: worker)
        case "StepStarted":
            guard let (step, attempt) = Self.attempt(&members) else { return nil }
            self = .stepStarted(step: step, attempt: attempt, wait: nil)
        case "StepCompleted":
            guard let (step, attempt) = Self.attempt(&members) else { return nil }
            self = .stepCompleted(step: step, attempt: attempt, artifacts: [])
        case "JobCompleted":
            self = .jobCompleted
        default:
            // Another event, or none of this program: whoever asked looks more closely.
            return nil
        }
    }

    private static func attempt(_ members: inout EntryCursor) -> (step: String, attempt: Int)? {
        guard members.take(",\"step\":\""), let step = members.takeText(),
            members.take(",\"attempt\":"), let attempt = members.takeInteger()
        else { return nil }
        return (step, Int(attempt))
    }
}

extension JobCreated {
    fileprivate init?(_ members: inout EntryCursor) {
        guard members.take(",\"user\":\""), let userID = members.takeText().flatMap({ UserID($0) }),
            members.take(",\"workflow\":\""), let workflow = members.takeText(),
            members.take(",\"definition\":\""), let definition = members.takeDigest(),
            members.take(",\"priority\":\""), let priority = members.takeText().flatMap({ Priority(rawValue: $0) }),
            members.take(",\"steps\":["), let steps = members.takeTexts(),
            members.take(",\"seed\":"), let seed = members.takeUnsignedInteger()
        else { return nil }
        var trace: TraceContext?
        if members.take(",\"trace\":\"") {
            guard let read = members.takeText().flatMap({ TraceContext($0) }) else { return nil }
            trace = read
        }
        self.init(
            userID: userID,
            workflow: workflow,
            definition: definition,
            priority: priority,
            steps: steps,
            seed: seed,
            trace: trace
        )
    }
}

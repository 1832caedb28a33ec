import EventSourcing
import Jobs

/// The part of ``LogRules`` that follows one step.
struct StepRules {
    private(set) var isCompleted = false
    private var attempt = 0
    private var isOpen = false
    private var startedUnder: Fence?
    private var percent = 0
    private var failures = 0
    private var notBefore: Timestamp?
    private var expires: Timestamp?

    mutating func reset() {
        let attempt = self.attempt
        self = Self()
        self.attempt = attempt
    }

    mutating func broken(by envelope: EventEnvelope<JobEvent>, definition: StepDefinition) -> String? {
        let name = definition.name
        switch envelope.event {
        case .stepStarted(_, let attempt, let wait):
            guard !self.isCompleted else { return "G8: completed step '\(name)' started again" }
            guard attempt == self.attempt + 1 else { return "attempts of '\(name)' do not count up" }
            guard self.startedUnder != envelope.fence else { return "'\(name)' started twice under one claim" }
            guard self.notBefore.map({ $0 <= envelope.recordedAt }) ?? true else { return "G12: '\(name)' tried again too early" }
            (self.attempt, self.percent, self.isOpen, self.startedUnder) = (attempt, 0, true, envelope.fence)
            self.notBefore = nil
            if case .timer(let until) = wait { self.notBefore = until }
            if case .callback(_, let until) = wait { self.expires = until }
        case .stepProgressed(_, let attempt, let percent):
            guard self.isOpen, attempt == self.attempt else { return "progress of a stale attempt of '\(name)'" }
            guard percent >= self.percent, percent <= 100 else { return "progress of '\(name)' does not grow" }
            self.percent = percent
        case .stepCompleted(_, let attempt, _):
            guard self.isOpen, attempt == self.attempt else { return "a stale attempt of '\(name)' completed" }
            if case .run = definition.action, self.startedUnder != envelope.fence { return "'\(name)' completed under another claim" }
            guard self.notBefore.map({ $0 <= envelope.recordedAt }) ?? true else { return "G12: the delay of '\(name)' ended too early" }
            (self.isOpen, self.isCompleted) = (false, true)
        case .stepFailed(_, let attempt, let code, _):
            guard self.isOpen, attempt == self.attempt else { return "a stale attempt of '\(name)' failed" }
            if code == "callback_timeout", self.expires.map({ envelope.recordedAt < $0 }) ?? true {
                return "G12: '\(name)' was given up before its time"
            }
            self.failures += 1
            (self.isOpen, self.startedUnder) = (false, nil)
        case .retryScheduled(_, let attempt, let at):
            guard attempt == self.attempt + 1, self.failures < definition.retry.maxAttempts else {
                return "'\(name)' retried once too often"
            }
            let latest = envelope.recordedAt.advanced(byMilliseconds: definition.retry.capMilliseconds)
            guard (envelope.recordedAt...latest).contains(at) else { return "the retry of '\(name)' lies outside its bounds" }
            self.notBefore = at
        case .jobCreated, .jobClaimed, .jobParked, .signalReceived, .cancellationRequested, .jobCancelled, .jobCompleted, .jobFailed,
            .jobRetried, .jobQuarantined, .jobReleased, .payloadErased:
            return "not a step's event"
        }
        return nil
    }
}

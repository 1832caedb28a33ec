public import EventSourcing

extension WebhookDelivery {
    /// What follows from a try; nil when nothing does: the delivery is settled already, or the try was cancelled.
    ///
    /// Success is 2xx, 410 ends everything (Standard Webhooks 1.0, "Deliverability and reliability"); other answers are tried again.
    ///
    /// - Parameter now: when the try ended.
    public func decide(
        _ result: SendResult,
        startedAt: Timestamp,
        now: Timestamp,
        schedule: DeliverySchedule,
        using generator: inout some RandomNumberGenerator
    ) -> AttemptOutcome? {
        guard !self.phase.isSettled, let phase = self.phase(after: result, now: now, schedule: schedule, using: &generator) else {
            return nil
        }
        let attempt = WebhookAttempt(
            number: self.attempts.count + 1,
            startedAt: startedAt,
            durationMilliseconds: max(0, now.milliseconds(since: startedAt)),
            status: result.status,
            errorCode: result.errorCode
        )
        return AttemptOutcome(attempt: attempt, phase: phase)
    }

    private func phase(
        after result: SendResult,
        now: Timestamp,
        schedule: DeliverySchedule,
        using generator: inout some RandomNumberGenerator
    ) -> DeliveryPhase? {
        var retryAfter: Int64?
        switch result {
        case .delivered: return .delivered(at: now)
        case .refused(410, _): return .abandoned(.gone, at: now)
        case .blockedTarget(let refusal) where refusal.isPermanent: return .abandoned(.unusableURL, at: now)
        case .cancelled: return nil
        case .refused(_, let asked): retryAfter = asked
        case .timedOut, .unreachable, .blockedTarget: break
        }
        let failures = self.attempts.count + 1
        guard let wait = schedule.wait(afterFailures: failures, retryAfterMilliseconds: retryAfter, using: &generator) else {
            return .abandoned(.exhausted, at: now)
        }
        return .waiting(until: now.advanced(byMilliseconds: wait))
    }
}

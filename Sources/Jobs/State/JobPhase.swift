public import EventSourcing

/// Where a job stands. Each case says what may come next.
public enum JobPhase: Sendable, Equatable, Codable {
    /// No event yet. Next: pending.
    case absent
    /// Waits for a worker. Next: claimed, cancelled, quarantined.
    case pending
    /// A worker has it. Next: claimed (takeover), parked, completed, failed, cancelled, quarantined.
    case claimed(by: WorkerID)
    /// Gave up its worker. Next: claimed, cancelled, quarantined.
    case parked(ParkReason, until: Timestamp?)
    /// Next: nothing.
    case completed
    /// Next: pending (retry by hand).
    case failed(step: String?, code: String)
    /// Next: pending (retry by hand).
    case cancelled
    /// Killed its workers too often. Next: pending (release).
    case quarantined
}

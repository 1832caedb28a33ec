/// What became of one ``AppendRequest`` of a batch; the others are not touched by it.
public enum AppendOutcome: Sendable, Equatable {
    /// Durable.
    case appended
    case refused(AppendRefusal)
}

/// Why an append was refused (G5). The store keeps a record of each as a near miss, but for `keyTaken`.
public enum AppendRefusal: Sendable, Equatable {
    /// The stream has moved on to this version, or its head has another hash.
    case stale(actualVersion: Int)
    /// Another claim holds the job under this fence.
    case fenced(actualFence: Fence)
    /// The idempotency key belongs to a job already.
    case keyTaken(IdempotencyRecord)
}

/// What a verification has looked at and found.
public struct AuditReport: Sendable, Equatable {
    public var jobs = 0
    public var events = 0
    public var payloads = 0
    /// Payloads whose key was destroyed: proven by their commitments only.
    public var erased = 0
    public var artifacts = 0
    /// One a job, the first.
    public var faults: [AuditFault] = []

    public init() {}
}

public import EventSourcing

/// The first thing about a job that its log does not vouch for.
public struct AuditFault: Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
        case chain(ChainFault.Reason)
        /// The event commits to a payload that is gone, though nothing says it was erased.
        case payloadMissing
        /// The payload is not the one the event commits to, or does not open with its key.
        case payloadChanged
        /// A payload that no event commits to.
        case payloadAdded
        /// The row of the `jobs` table is not the fold of the events (G2).
        case projectionDiffers
        case projectionMissing
        /// The row has no events.
        case eventsMissing
        case definitionMissing
        case artifactMissing(String)
        case artifactDamaged(String)
        case artifactUnreadable(String)
        /// A feed position is missing or taken twice.
        case feedBroken
    }

    public var jobID: JobID
    /// The event it was found at; 0 when it concerns the job as a whole.
    public var version: Int
    public var reason: Reason

    public init(jobID: JobID, version: Int, reason: Reason) {
        self.jobID = jobID
        self.version = version
        self.reason = reason
    }
}

extension AuditFault.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .chain(let reason):
            switch reason {
            case .changed: "the event was changed"
            case .dropped: "the event was dropped"
            case .reordered: "the event was reordered"
            case .added: "the event was added"
            case .foreign: "the event belongs to another job"
            case .undecodable: "the event cannot be read"
            }
        case .payloadMissing: "the event's payload is missing and was never erased"
        case .payloadChanged: "the event's payload was changed"
        case .payloadAdded: "a payload was added that no event speaks of"
        case .projectionDiffers: "the row in 'jobs' is not what the events say"
        case .projectionMissing: "the row in 'jobs' is missing"
        case .eventsMissing: "the row in 'jobs' has no events"
        case .definitionMissing: "the pinned workflow definition is missing or changed"
        case .artifactMissing(let name): "artifact '\(name)' is missing"
        case .artifactDamaged(let name): "artifact '\(name)' is damaged"
        case .artifactUnreadable(let name): "artifact '\(name)' cannot be read"
        case .feedBroken: "the feed has a gap or a doubled position here"
        }
    }
}

extension AuditFault: CustomStringConvertible {
    public var description: String { "job \(self.jobID), version \(self.version): \(self.reason)" }
}

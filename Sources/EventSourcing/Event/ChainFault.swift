/// The first event of a stream that the chain does not vouch for, and what seems to have been done to it.
public struct ChainFault: Error, Sendable, Equatable {
    public enum Reason: String, Sendable, CaseIterable {
        /// The bytes, their hash, the link to them or the columns beside them are not what was appended.
        case changed
        /// An event of this version is missing, at the end of the stream too.
        case dropped
        /// The event stands at another place in the stream.
        case reordered
        /// The version is taken twice, or lies beyond where the stream ends.
        case added
        /// The event is one of another job.
        case foreign
        /// The hash fits, but the bytes are no entry.
        case undecodable
    }

    public var jobID: JobID
    public var version: Int
    public var reason: Reason

    public init(jobID: JobID, version: Int, reason: Reason) {
        self.jobID = jobID
        self.version = version
        self.reason = reason
    }
}

extension ChainFault: CustomStringConvertible {
    public var description: String {
        let what =
            switch self.reason {
            case .changed: "was changed"
            case .dropped: "is missing"
            case .reordered: "stands at another place"
            case .added: "was added"
            case .foreign: "belongs to another job"
            case .undecodable: "cannot be read"
            }
        return "job \(self.jobID): event \(self.version) \(what)"
    }
}

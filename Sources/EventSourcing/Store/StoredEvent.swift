/// One event as it stands in the log.
public struct StoredEvent: Sendable, Equatable {
    /// Place in the feed: 1, 2, 3 … over all streams, without gaps, in an order that never changes.
    public var position: Int64
    public var jobID: JobID
    public var version: Int
    public var bytes: [UInt8]
    /// The hash stored beside the bytes; a reader that must be sure computes it again.
    public var hash: Digest

    public init(position: Int64, jobID: JobID, version: Int, bytes: [UInt8], hash: Digest) {
        self.position = position
        self.jobID = jobID
        self.version = version
        self.bytes = bytes
        self.hash = hash
    }
}

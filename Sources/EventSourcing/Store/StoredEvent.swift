/// One event as it stands in the log.
public struct StoredEvent: Sendable, Equatable {
    /// Place in the feed: 1, 2, 3 … over all streams, without gaps, in an order that never changes.
    public var position: Int64
    public var jobID: JobID
    public var version: Int
    /// Type and time as the columns beside the bytes say them; a reader that must be sure compares them with the bytes.
    public var type: String
    public var recordedAt: Timestamp
    public var bytes: [UInt8]
    /// The hash stored beside the bytes, ``Digest/zero`` when what is stored there is no hash; a reader that must be sure
    /// computes it again.
    public var hash: Digest

    public init(
        position: Int64,
        jobID: JobID,
        version: Int,
        type: String,
        recordedAt: Timestamp,
        bytes: [UInt8],
        hash: Digest
    ) {
        self.position = position
        self.jobID = jobID
        self.version = version
        self.type = type
        self.recordedAt = recordedAt
        self.bytes = bytes
        self.hash = hash
    }
}

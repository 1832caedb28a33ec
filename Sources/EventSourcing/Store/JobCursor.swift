/// A place in a list of jobs: that of the last one shown.
public struct JobCursor: Sendable, Hashable {
    public var createdAt: Timestamp
    public var jobID: JobID

    public init(createdAt: Timestamp, jobID: JobID) {
        self.createdAt = createdAt
        self.jobID = jobID
    }

    public init(_ row: JobRow) { self.init(createdAt: row.createdAt, jobID: row.jobID) }
}

extension JobCursor: LosslessStringConvertible {
    /// Reads ``description``; nil for anything else.
    public init?(_ text: String) {
        guard let place = CursorText.decode(text, of: .jobs) else { return nil }
        self.init(createdAt: place.time, jobID: JobID(high: place.high, low: place.low))
    }

    /// 40 characters that fit into a URL as they are.
    public var description: String {
        CursorText.encode((self.createdAt, self.jobID.high, self.jobID.low), of: .jobs)
    }
}

/// A place in a list of résumés: that of the last one shown.
public struct ResumeCursor: Sendable, Hashable {
    public var createdAt: Timestamp
    public var resumeID: ResumeID

    public init(createdAt: Timestamp, resumeID: ResumeID) {
        self.createdAt = createdAt
        self.resumeID = resumeID
    }

    public init(_ row: ResumeRow) { self.init(createdAt: row.createdAt, resumeID: row.resumeID) }
}

extension ResumeCursor: LosslessStringConvertible {
    /// Reads ``description``; nil for anything else.
    public init?(_ text: String) {
        guard let place = CursorText.decode(text, of: .resumes) else { return nil }
        self.init(createdAt: place.time, resumeID: ResumeID(high: place.high, low: place.low))
    }

    /// 40 characters that fit into a URL as they are.
    public var description: String {
        CursorText.encode((self.createdAt, self.resumeID.high, self.resumeID.low), of: .resumes)
    }
}

public import EventSourcing

/// Where a payload belongs. It is authenticated with the payload, so that a payload moved to another event does not open.
public struct PayloadPlace: Sendable, Hashable {
    public var jobID: JobID
    public var version: Int
    /// The event's type.
    public var type: String

    public init(jobID: JobID, version: Int, type: String) {
        self.jobID = jobID
        self.version = version
        self.type = type
    }

    func associatedData(keyID: Int64) -> [UInt8] {
        Array("\(self.jobID) \(self.version) \(self.type) \(keyID)".utf8)
    }
}

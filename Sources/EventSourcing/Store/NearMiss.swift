/// The record of a refused append (G5).
public struct NearMiss: Sendable, Equatable {
    public var jobID: JobID
    public var at: Timestamp
    public var reason: AppendRefusal
    public var expectedVersion: Int
    public var expectedFence: Fence?

    public init(jobID: JobID, at: Timestamp, reason: AppendRefusal, expectedVersion: Int, expectedFence: Fence?) {
        self.jobID = jobID
        self.at = at
        self.reason = reason
        self.expectedVersion = expectedVersion
        self.expectedFence = expectedFence
    }
}

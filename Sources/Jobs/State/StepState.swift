public import EventSourcing

/// One step of a job, as its events tell it.
public struct StepState: Sendable, Equatable, Codable {
    /// Where the step stands.
    public enum Status: Sendable, Equatable, Codable {
        case pending
        /// Under this fence; a job with a newer fence has lost it to a crash.
        case running(fence: Fence)
        case sleeping(until: Timestamp)
        case awaiting(signal: String, until: Timestamp?)
        /// A service outside has it.
        case delegated(task: String, until: Timestamp)
        case retrying(at: Timestamp)
        case completed
        case failed(code: String)
    }

    public var name: String
    public var status: Status
    /// Tries so far, those cut short by a crash included.
    public var attempt: Int
    /// Tries that failed; what the retry policy counts.
    public var failures: Int
    /// 0…100.
    public var percent: Int
    public var artifacts: [ArtifactReference]
    /// Version of the event that completed it: its payload is the step's output.
    public var completedAt: Int?

    public init(name: String) {
        self.name = name
        self.status = .pending
        self.attempt = 0
        self.failures = 0
        self.percent = 0
        self.artifacts = []
        self.completedAt = nil
    }

    public var isCompleted: Bool { self.status == .completed }

    /// Whether the step has begun and is neither done nor pending.
    public var isActive: Bool {
        switch self.status {
        case .running, .sleeping, .awaiting, .delegated, .retrying: true
        case .pending, .completed, .failed: false
        }
    }
}

public import EventSourcing

/// A job: nothing but the fold of its events. No clock, no random, no I/O.
public struct JobState: Sendable, Equatable, Codable {
    public var phase: JobPhase
    public var userID: UserID?
    public var workflow: String
    public var definition: Digest
    public var priority: Priority
    public var seed: UInt64
    public var trace: TraceContext?
    public var steps: [StepState]
    /// Signals that came and no step has taken yet, in order of arrival.
    public var signals: [String]
    public var cancellation: CancellationStage?
    /// Claims since the last sign that the job lets its worker live: a finished or failed step, an orderly park (G10).
    /// A worker that claims what it has already adds none.
    public var strikes: Int
    public var isErased: Bool
    public var version: Int
    public var fence: Fence
    public var createdAt: Timestamp
    public var updatedAt: Timestamp

    public init() {
        self.phase = .absent
        self.userID = nil
        self.workflow = ""
        self.definition = .zero
        self.priority = .default
        self.seed = 0
        self.trace = nil
        self.steps = []
        self.signals = []
        self.cancellation = nil
        self.strikes = 0
        self.isErased = false
        self.version = 0
        self.fence = .unclaimed
        self.createdAt = Timestamp(microseconds: 0)
        self.updatedAt = Timestamp(microseconds: 0)
    }

    public func step(_ name: String) -> StepState? { self.steps.first { $0.name == name } }

    /// The public status; nil before the first event.
    public var status: JobStatus? {
        switch self.phase {
        case .absent: nil
        case .pending: .pending
        // Nobody has begun with it.
        case .parked(.scheduled, _): .pending
        case .claimed, .parked: .processing
        case .completed: .completed
        case .failed, .quarantined: .failed
        case .cancelled: .cancelled
        }
    }

    public var isSettled: Bool { self.status?.isSettled ?? false }

    /// All artifacts by name, a later step's replacing an earlier one's, in the order of the steps.
    public var artifacts: [ArtifactReference] {
        var seen: Set<String> = []
        let newestFirst = self.steps.reversed().flatMap { $0.artifacts.reversed() }.filter { seen.insert($0.name).inserted }
        return newestFirst.reversed()
    }
}

/// An event with what is true of every event: whose stream, which number, when, by whom, under which fence.
public struct EventEnvelope<Event: DomainEvent>: Sendable, Equatable {
    public var jobID: JobID
    /// 1, 2, 3 … within the stream.
    public var version: Int
    public var recordedAt: Timestamp
    public var actor: ActorName
    public var fence: Fence
    /// What the event commits to of its payload, if it has one.
    public var payload: PayloadCommitment?
    public var event: Event

    public init(
        jobID: JobID,
        version: Int,
        recordedAt: Timestamp,
        actor: ActorName,
        fence: Fence,
        payload: PayloadCommitment? = nil,
        event: Event
    ) {
        self.jobID = jobID
        self.version = version
        self.recordedAt = recordedAt
        self.actor = actor
        self.fence = fence
        self.payload = payload
        self.event = event
    }
}

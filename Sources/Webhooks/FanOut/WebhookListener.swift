public import EventSourcing

/// An enabled endpoint, as far as it matters for what it is told.
public struct WebhookListener: Sendable, Hashable {
    public var endpointID: WebhookEndpointID
    public var userID: UserID
    /// The one job it is about; nil for all of the user's.
    public var jobID: JobID?
    public var statuses: Set<String>
    /// The feed's end when it was made or enabled: it hears of what came later.
    public var since: Int64

    public init(endpointID: WebhookEndpointID, userID: UserID, jobID: JobID?, statuses: Set<String>, since: Int64) {
        self.endpointID = endpointID
        self.userID = userID
        self.jobID = jobID
        self.statuses = statuses
        self.since = since
    }

    func wants(_ change: StatusChange) -> Bool {
        self.statuses.contains(change.status) && (self.jobID == nil || self.jobID == change.jobID)
    }
}

public import EventSourcing

/// An endpoint as a store keeps it: the URL, which may carry a key, and the secrets are sealed for their user.
public struct SealedEndpoint: Sendable, Equatable {
    public var id: WebhookEndpointID
    public var userID: UserID
    public var jobID: JobID?
    public var host: String
    public var statuses: Set<String>
    public var state: EndpointState
    public var createdAt: Timestamp
    public var revision: Int
    public var sealed: SealedPayload

    public init(
        id: WebhookEndpointID,
        userID: UserID,
        jobID: JobID?,
        host: String,
        statuses: Set<String>,
        state: EndpointState,
        createdAt: Timestamp,
        revision: Int,
        sealed: SealedPayload
    ) {
        self.id = id
        self.userID = userID
        self.jobID = jobID
        self.host = host
        self.statuses = statuses
        self.state = state
        self.createdAt = createdAt
        self.revision = revision
        self.sealed = sealed
    }
}

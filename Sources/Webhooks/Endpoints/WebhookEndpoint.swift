public import EventSourcing

/// A place that a user's webhooks are sent to, for all of the user's jobs or for one.
public struct WebhookEndpoint: Sendable, Equatable {
    public let id: WebhookEndpointID
    public let userID: UserID
    /// The one job it is about; nil for all of the user's.
    public let jobID: JobID?
    /// As the guard writes it. Its query may carry a key: for the owner's eyes, not for logs.
    public private(set) var url: String
    /// The URL's host, by which work is shared out fairly.
    public private(set) var host: String
    /// The statuses of a job that are told (`completed`, `failed` …).
    public var statuses: Set<String>
    /// The newest first.
    public internal(set) var secrets: [EndpointSecret]
    public internal(set) var state: EndpointState
    public let createdAt: Timestamp
    /// Counts changes, so that two changes at once do not undo one another.
    public internal(set) var revision: Int

    /// What is told unless the user wants something else.
    public static let settledStatuses: Set<String> = ["completed", "failed", "cancelled"]

    public init(
        id: WebhookEndpointID,
        userID: UserID,
        jobID: JobID? = nil,
        url: TargetURL,
        statuses: Set<String> = Self.settledStatuses,
        secrets: [EndpointSecret],
        state: EndpointState = .enabled,
        createdAt: Timestamp,
        revision: Int = 1
    ) {
        self.id = id
        self.userID = userID
        self.jobID = jobID
        self.url = url.text
        self.host = url.hostText
        self.statuses = statuses
        self.secrets = secrets
        self.state = state
        self.createdAt = createdAt
        self.revision = revision
    }

    /// A stored one, whose URL was read by the guard when it was set.
    init(_ row: SealedEndpoint, url: String, secrets: [EndpointSecret]) {
        self.id = row.id
        self.userID = row.userID
        self.jobID = row.jobID
        self.url = url
        self.host = row.host
        self.statuses = row.statuses
        self.secrets = secrets
        self.state = row.state
        self.createdAt = row.createdAt
        self.revision = row.revision
    }

    /// Sends to another place from now on, deliveries that wait included.
    public mutating func move(to url: TargetURL) {
        self.url = url.text
        self.host = url.hostText
    }

    /// What signs a message at this time, by all secrets in force.
    public func signer(at time: Timestamp) -> WebhookSigner {
        WebhookSigner(secrets: self.secrets.filter { $0.isValid(at: time) }.map(\.secret))
    }
}

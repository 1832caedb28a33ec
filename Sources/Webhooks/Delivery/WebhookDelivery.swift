public import EventSourcing

/// One message to one endpoint and what became of it: a pure state machine that a store keeps.
///
/// waiting → (a failed try) → waiting … → delivered, or abandoned.
public struct WebhookDelivery: Sendable, Equatable {
    /// The same at every try.
    public let id: WebhookDeliveryID
    public let endpointID: WebhookEndpointID
    public let userID: UserID
    /// The job it tells of; nil for a test message.
    public let jobID: JobID?
    public let eventType: String
    /// The same bytes at every try.
    public let body: [UInt8]
    public let createdAt: Timestamp
    public private(set) var phase: DeliveryPhase
    /// The log, the oldest try first; as long as the schedule at most.
    public private(set) var attempts: [WebhookAttempt]

    /// A delivery that is due at once; a store also makes stored ones of it.
    public init(
        id: WebhookDeliveryID,
        endpointID: WebhookEndpointID,
        userID: UserID,
        jobID: JobID?,
        eventType: String,
        body: [UInt8],
        createdAt: Timestamp,
        phase: DeliveryPhase? = nil,
        attempts: [WebhookAttempt] = []
    ) {
        self.id = id
        self.endpointID = endpointID
        self.userID = userID
        self.jobID = jobID
        self.eventType = eventType
        self.body = body
        self.createdAt = createdAt
        self.phase = phase ?? .waiting(until: createdAt)
        self.attempts = attempts
    }

    /// When the next try is due; nil when there is none.
    public var nextAttemptAt: Timestamp? {
        switch self.phase {
        case .waiting(let until): until
        case .delivered, .abandoned: nil
        }
    }

    /// Takes a decided outcome in.
    public mutating func evolve(_ outcome: AttemptOutcome) {
        self.attempts.append(outcome.attempt)
        self.phase = outcome.phase
    }

    /// How many tries a delivery's log has at most, those asked for by hand included.
    public static let attemptLimit = 50

    /// Makes a settled delivery due again, for one more try.
    ///
    /// - Returns: false when it waits already, or has been tried often enough.
    public mutating func retry(at time: Timestamp) -> Bool {
        guard self.phase.isSettled, self.attempts.count < Self.attemptLimit else { return false }
        self.phase = .waiting(until: time)
        return true
    }

    /// Gives up a delivery that waits, because its endpoint is not to be sent anything.
    public mutating func abandonForDisabledEndpoint(at time: Timestamp) {
        guard !self.phase.isSettled else { return }
        self.phase = .abandoned(.endpointDisabled, at: time)
    }
}

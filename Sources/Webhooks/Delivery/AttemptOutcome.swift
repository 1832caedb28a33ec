/// What was decided on one try: the event of a delivery.
public struct AttemptOutcome: Sendable, Equatable, Codable {
    public var attempt: WebhookAttempt
    /// Where the delivery stands after it.
    public var phase: DeliveryPhase

    public init(attempt: WebhookAttempt, phase: DeliveryPhase) {
        self.attempt = attempt
        self.phase = phase
    }

    /// The receiver wants nothing more, of any delivery.
    public var disablesEndpoint: Bool {
        switch self.phase {
        case .abandoned(.gone, _): true
        case .abandoned(.exhausted, _), .abandoned(.unusableURL, _), .abandoned(.endpointDisabled, _), .waiting, .delivered: false
        }
    }
}

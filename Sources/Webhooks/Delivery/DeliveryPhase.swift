public import EventSourcing

/// Where a delivery stands.
public enum DeliveryPhase: Sendable, Equatable, Codable {
    public enum AbandonReason: String, Sendable, Equatable, Codable {
        /// The last try of the schedule failed.
        case exhausted
        /// The receiver answered 410.
        case gone
        /// The URL will never be allowed.
        case unusableURL = "unusable_url"
        case endpointDisabled = "endpoint_disabled"
    }

    /// The next try is due then.
    case waiting(until: Timestamp)
    case delivered(at: Timestamp)
    case abandoned(AbandonReason, at: Timestamp)

    public var isSettled: Bool {
        switch self {
        case .waiting: false
        case .delivered, .abandoned: true
        }
    }
}

public import EventSourcing

/// Whether an endpoint is sent anything.
public enum EndpointState: Sendable, Equatable {
    public enum DisabledReason: String, Sendable, Equatable, Codable {
        case byUser = "by_user"
        /// The receiver answered 410.
        case gone
    }

    case enabled
    case disabled(DisabledReason, at: Timestamp)

    public var isEnabled: Bool { self == .enabled }
}

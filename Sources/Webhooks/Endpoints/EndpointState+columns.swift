public import EventSourcing

/// A state as two columns of a table.
extension EndpointState {
    /// Nil when the columns say nothing that an endpoint can be.
    public init?(disabled word: String?, at time: Timestamp?) {
        switch (word, time) {
        case (nil, _): self = .enabled
        case (.some(let word), .some(let time)):
            guard let reason = DisabledReason(rawValue: word) else { return nil }
            self = .disabled(reason, at: time)
        case (.some, nil): return nil
        }
    }

    /// Why it is disabled; nil when it is not.
    public var disabledReason: DisabledReason? {
        switch self {
        case .enabled: nil
        case .disabled(let reason, _): reason
        }
    }

    public var disabledAt: Timestamp? {
        switch self {
        case .enabled: nil
        case .disabled(_, let time): time
        }
    }
}

public import EventSourcing

/// A phase as three columns of a table: the time it is due, or how it ended and when.
extension DeliveryPhase {
    private static let deliveredWord = "delivered"

    /// Nil when the columns say nothing that a delivery can be.
    public init?(outcome: String?, dueAt: Timestamp?, settledAt: Timestamp?) {
        switch (outcome, dueAt, settledAt) {
        case (nil, .some(let due), _): self = .waiting(until: due)
        case (Self.deliveredWord, _, .some(let time)): self = .delivered(at: time)
        case (.some(let word), _, .some(let time)):
            guard let reason = AbandonReason(rawValue: word) else { return nil }
            self = .abandoned(reason, at: time)
        case (nil, nil, _), (.some, _, nil): return nil
        }
    }

    /// Nil while it waits.
    public var outcome: String? {
        switch self {
        case .waiting: nil
        case .delivered: Self.deliveredWord
        case .abandoned(let reason, _): reason.rawValue
        }
    }

    public var dueAt: Timestamp? {
        switch self {
        case .waiting(let until): until
        case .delivered, .abandoned: nil
        }
    }

    public var settledAt: Timestamp? {
        switch self {
        case .waiting: nil
        case .delivered(let time), .abandoned(_, let time): time
        }
    }
}

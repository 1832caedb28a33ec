public import EventSourcing

/// A secret of an endpoint and how long it signs.
public struct EndpointSecret: Sendable, Equatable {
    public var secret: WebhookSecret
    /// When it stops signing; nil for the current one.
    public var validUntil: Timestamp?

    public init(secret: WebhookSecret, validUntil: Timestamp? = nil) {
        self.secret = secret
        self.validUntil = validUntil
    }

    func isValid(at time: Timestamp) -> Bool { self.validUntil.map { time < $0 } ?? true }
}

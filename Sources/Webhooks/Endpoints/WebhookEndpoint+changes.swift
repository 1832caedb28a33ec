public import EventSourcing

extension WebhookEndpoint {
    /// Signatures a message carries at most.
    public static let secretLimit = 4

    /// Puts a new secret in force. Those before it sign too for another while, so that the receiver can change over at any moment in it.
    ///
    /// - Parameter overlapMilliseconds: how long; 0 when the old secret has become known to others.
    public mutating func rotate(to secret: WebhookSecret, at time: Timestamp, overlapMilliseconds: Int64) {
        let end = time.advanced(byMilliseconds: overlapMilliseconds)
        let older = self.secrets.map { old in
            EndpointSecret(secret: old.secret, validUntil: min(old.validUntil ?? end, end))
        }
        self.secrets = [EndpointSecret(secret: secret)] + older.filter { $0.isValid(at: time) }.prefix(Self.secretLimit - 1)
    }

    public mutating func enable() { self.state = .enabled }

    /// Keeps the first reason and time.
    public mutating func disable(_ reason: EndpointState.DisabledReason, at time: Timestamp) {
        guard self.state.isEnabled else { return }
        self.state = .disabled(reason, at: time)
    }
}

public import EventSourcing

/// Who asks, as an ``Authenticator`` has proved it.
public struct Principal: Sendable, Hashable {
    public var userID: UserID
    public var scopes: Set<Scope>
    /// When the proof runs out. Nil for never.
    public var expiresAt: Timestamp?
    /// How long it is taken all the same, since clocks differ; streams end then.
    public var takenUntil: Timestamp?

    public init(userID: UserID, scopes: Set<Scope>, expiresAt: Timestamp? = nil, takenUntil: Timestamp? = nil) {
        self.userID = userID
        self.scopes = scopes
        self.expiresAt = expiresAt
        self.takenUntil = takenUntil ?? expiresAt
    }
}

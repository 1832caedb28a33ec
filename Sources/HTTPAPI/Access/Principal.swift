public import EventSourcing

/// Who asks, as an ``Authenticator`` has proved it.
public struct Principal: Sendable, Hashable {
    public var userID: UserID
    public var scopes: Set<Scope>
    /// When the proof runs out; streams end then. Nil for never.
    public var expiresAt: Timestamp?

    public init(userID: UserID, scopes: Set<Scope>, expiresAt: Timestamp? = nil) {
        self.userID = userID
        self.scopes = scopes
        self.expiresAt = expiresAt
    }
}

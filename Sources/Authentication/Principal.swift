public import EventSourcing

/// Who sent a request, and what they may do, until when.
public struct Principal: Sendable, Equatable {
    public var userID: UserID
    public var scopes: Set<Scope>
    /// The token's `jti`, for audit; it does not let anybody in.
    public var tokenID: String?
    /// The token's `exp`. A stream that outlives it should end.
    public var expiry: Timestamp

    public init(userID: UserID, scopes: Set<Scope>, tokenID: String? = nil, expiry: Timestamp) {
        self.userID = userID
        self.scopes = scopes
        self.tokenID = tokenID
        self.expiry = expiry
    }
}

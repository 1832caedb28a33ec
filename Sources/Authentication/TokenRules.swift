public import EventSourcing

/// What a token must say besides being signed.
public struct TokenRules: Sendable, Equatable {
    /// The only `iss` let in; nil does not look at it.
    public var issuer: String?
    /// What must be among a token's `aud`. Nil refuses tokens that have one: they are for somebody else (RFC 7519 §4.1.3).
    public var audience: String?
    /// How far clocks may differ, 0…5 min.
    public var leeway: Duration
    /// Names that stand for no person, so that no token may be theirs.
    public var reservedUsers: Set<UserID>

    public static let standardLeeway: Duration = .seconds(30)
    public static let leewayRange: ClosedRange<Duration> = .zero ... .seconds(300)

    public init(
        issuer: String? = nil,
        audience: String? = nil,
        leeway: Duration = Self.standardLeeway,
        reservedUsers: Set<UserID> = []
    ) {
        self.issuer = issuer
        self.audience = audience
        self.leeway = min(max(leeway, Self.leewayRange.lowerBound), Self.leewayRange.upperBound)
        self.reservedUsers = reservedUsers
    }

    var leewayMilliseconds: Int64 { Int64(self.leeway / .milliseconds(1)) }
}

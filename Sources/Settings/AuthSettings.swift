/// Whose tokens let somebody in.
public struct AuthSettings: Sendable, Equatable {
    /// Of tokens that are made here (HS256), at least ``leastSecretBytes`` bytes of UTF-8.
    public var secret: Secret?
    /// The public keys of an issuer of tokens.
    public var keySet: KeySetPlace?
    /// The only issuer let in.
    public var issuer: String?
    /// What tokens must be for.
    public var audience: String?
    /// How far an issuer's clock may be off, 0…5 min.
    public var leeway: Duration?

    /// As many as HS256 gives out (RFC 7518 §3.2).
    public static let leastSecretBytes = 32

    public init(
        secret: Secret? = nil,
        keySet: KeySetPlace? = nil,
        issuer: String? = nil,
        audience: String? = nil,
        leeway: Duration? = nil
    ) {
        self.secret = secret
        self.keySet = keySet
        self.issuer = issuer
        self.audience = audience
        self.leeway = leeway
    }
}

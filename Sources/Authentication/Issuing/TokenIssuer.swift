public import EventSourcing
internal import FoundationEssentials
internal import JWTKit

/// Makes tokens that ``TokenVerifier`` takes, signed with our own secret.
public struct TokenIssuer: Sendable {
    /// How long a token may be valid: 1 s…10 years.
    public static let lifetimeRange: ClosedRange<Duration> = .seconds(1) ... .seconds(3653 * 86_400)

    private let secret: SigningSecret
    private let issuer: String?
    private let audience: String?
    private let now: @Sendable () -> Timestamp

    /// - Parameter rules: the verifier's, whose issuer and audience the tokens will name.
    public init(secret: SigningSecret, rules: TokenRules = TokenRules(), now: @escaping @Sendable () -> Timestamp) {
        self.secret = secret
        self.issuer = rules.issuer
        self.audience = rules.audience
        self.now = now
    }

    /// A token for a user, valid from this second for so long, in whole seconds.
    public func token(for user: UserID, scopes: Set<Scope>, lifetime: Duration) async throws(TokenIssueError) -> IssuedToken {
        guard Self.lifetimeRange.contains(lifetime) else { throw .lifetime }
        let issuedAt = self.now().microseconds / 1_000_000
        let expiry = issuedAt + Int64((lifetime / .seconds(1)).rounded(.up))
        let claims = IssuedClaims(
            sub: user.name,
            scope: Scope.claim(of: scopes),
            iss: self.issuer,
            aud: self.audience,
            iat: issuedAt,
            exp: expiry,
            jti: UUID().uuidString.lowercased()
        )
        let keys = await JWTKeyCollection().add(hmac: self.secret.key, digestAlgorithm: .sha256)
        guard let token = try? await keys.sign(claims) else { throw .signing }
        guard token.utf8.count <= TokenLimits.tokenBytes else { throw .tooLarge }
        return IssuedToken(text: token, tokenID: claims.jti, expiry: Timestamp(microseconds: expiry * 1_000_000))
    }
}

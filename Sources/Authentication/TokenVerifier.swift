public import EventSourcing

/// Finds out who sent a token.
///
/// Tokens are JWTs (RFC 7519) in compact form, signed with our own secret (HS256) or by an issuer whose public keys are known
/// (RS, PS, ES, EdDSA); RFC 8725 says what else to look at. Claims are read only once the signature is good.
public struct TokenVerifier: Sendable {
    private let secret: VerificationKey?
    private let keySet: KeySetCache?
    private let rules: TokenRules
    private let now: @Sendable () -> Timestamp
    /// Tokens signed with our own secret, which does not change while this lives; an issuer's keys may.
    private let known = KnownTokens()

    /// - Parameters:
    ///   - secret: of our own tokens; nil refuses HS256.
    ///   - keySet: an issuer's keys; nil refuses all other algorithms.
    ///   - now: the clock that `exp`, `nbf` and `iat` are compared with.
    public init(
        secret: SigningSecret?,
        keySet: KeySetCache? = nil,
        rules: TokenRules = TokenRules(),
        now: @escaping @Sendable () -> Timestamp
    ) async {
        self.secret = if let secret { await VerificationKey(secret: secret) } else { nil }
        self.keySet = keySet
        self.rules = rules
        self.now = now
    }

    /// Whom the token stands for. Errors hold nothing of it.
    public func verify(_ token: String) async throws(TokenError) -> Principal {
        guard token.utf8.count <= TokenLimits.tokenBytes else { throw .tooLarge }
        let digest = KnownTokens.digest(of: token)
        let claims = if let known = self.known.claims(of: digest) { known } else { try await self.claims(of: token, digest) }
        return try claims.principal(by: self.rules, at: self.now())
    }

    private func claims(of text: String, _ digest: KnownTokens.Digest) async throws(TokenError) -> TokenClaims {
        let token = try CompactToken(text)
        let header = try TokenHeader(token.header)
        guard try await self.keys(for: header).contains(where: { $0.verifies(token) }) else { throw .badSignature }
        let claims = try TokenClaims(token.claims)
        if header.algorithm.isSymmetric { self.known.keep(claims, of: digest) }
        return claims
    }

    /// The secret is never tried with any algorithm but its own, nor a public key as a secret.
    private func keys(for header: TokenHeader) async throws(TokenError) -> [VerificationKey] {
        if header.algorithm.isSymmetric {
            guard let secret, secret.algorithm == header.algorithm else { throw .algorithmNotAllowed }
            return [secret]
        }
        guard let keySet else { throw .algorithmNotAllowed }
        return try await keySet.keys(for: header)
    }
}

import Authentication
import HTTPAPI

/// Tokens are JWTs.
struct TokenAuthenticator: Authenticator {
    let verifier: TokenVerifier

    func authenticate(bearer token: String) async throws(AuthenticationFailure) -> HTTPAPI.Principal {
        do {
            let principal = try await self.verifier.verify(token)
            return HTTPAPI.Principal(
                userID: principal.userID,
                scopes: Set(principal.scopes.compactMap { HTTPAPI.Scope(rawValue: $0.rawValue) }),
                expiresAt: principal.expiry
            )
        } catch {
            switch error {
            case .expired: throw .expired
            case .keysUnavailable: throw .unavailable
            case .tooLarge, .malformed, .duplicateName, .unsecured, .algorithmNotAllowed, .wrongType, .criticalHeader, .unknownKey,
                .badSignature, .missingClaim, .invalidClaim, .notYetValid, .issuedInFuture, .wrongIssuer, .wrongAudience,
                .insufficientScope:
                throw .invalid
            }
        }
    }
}

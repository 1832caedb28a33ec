import Authentication
import EventSourcing
import HTTPAPI
import OutboundHTTP
import ServiceLifecycle
import Settings

/// Tokens are JWTs. Run it beside the service, so that an issuer's keys are fetched anew before a token asks for them.
struct TokenAuthenticator: Authenticator, Service {
    let verifier: TokenVerifier
    private let keySet: KeySetCache?
    private let leewayMilliseconds: Int64

    init(_ configuration: Configuration) async throws(CommandFailure) {
        let auth = configuration.auth
        let takesOwn = auth.secret != nil || auth.keySet == nil
        let secret = takesOwn ? try configuration.signingSecret(createIfMissing: true) : nil
        self.keySet = auth.keySet.map(Self.cache)
        let rules = configuration.tokenRules
        self.leewayMilliseconds = Int64(rules.leeway / .milliseconds(1))
        self.verifier = await TokenVerifier(secret: secret, keySet: self.keySet, rules: rules, now: SystemTime.now)
    }

    private static func cache(of place: KeySetPlace) -> KeySetCache {
        switch place {
        case .file(let path): KeySetCache(source: FileKeySetSource(path: path), options: .file)
        case .url(let url): KeySetCache(source: HTTPKeySetSource(url: url))
        }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await self.keySet?.run() }
        // A service that ends would end the whole group.
        try? await gracefulShutdown()
    }

    func authenticate(bearer token: String) async throws(AuthenticationFailure) -> HTTPAPI.Principal {
        let principal: Authentication.Principal
        do {
            principal = try await self.verifier.verify(token)
        } catch {
            switch error {
            case .expired: throw .expired
            case .keysUnavailable: throw .unavailable
            case .tooLarge, .malformed, .duplicateName, .unsecured, .algorithmNotAllowed, .wrongType, .criticalHeader, .unknownKey,
                .badSignature, .missingClaim, .invalidClaim, .notYetValid, .issuedInFuture, .wrongIssuer, .wrongAudience:
                throw .invalid
            }
        }
        // Whoever signs tokens may not know that the store keeps a key under this name.
        guard !KeyRing.isReserved(principal.userID) else { throw .invalid }
        return HTTPAPI.Principal(
            userID: principal.userID,
            scopes: Set(principal.scopes.compactMap { HTTPAPI.Scope(rawValue: $0.rawValue) }),
            expiresAt: principal.expiry,
            takenUntil: principal.expiry.advanced(byMilliseconds: self.leewayMilliseconds)
        )
    }
}

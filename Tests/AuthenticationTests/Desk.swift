import Authentication
import EventSourcing
import Testing

/// A verifier with a clock that stands still.
struct Desk {
    let moment = Moment()
    let verifier: TokenVerifier

    init(secret: String? = Mint.secretText, keySet: KeySetCache? = nil, rules: TokenRules = TokenRules()) async throws {
        let secret = try secret.map { try #require(SigningSecret(text: $0)) }
        let moment = self.moment
        self.verifier = await TokenVerifier(secret: secret, keySet: keySet, rules: rules, now: { moment.now })
    }

    /// With a key set of these keys, already fetched.
    init(keys: [[String: String]], secret: String? = Mint.secretText, rules: TokenRules = TokenRules()) async throws {
        let cache = KeySetCache(source: ScriptedSource(try Mint.keySet(keys)), clock: ManualClock())
        try await cache.load()
        try await self.init(secret: secret, keySet: cache, rules: rules)
    }

    func verify(_ token: String) async throws(TokenError) -> Principal { try await self.verifier.verify(token) }

    /// Why the token is refused; nil when it is not.
    func refusal(_ token: String) async -> TokenError? {
        do {
            _ = try await self.verify(token)
            return nil
        } catch {
            return error
        }
    }
}

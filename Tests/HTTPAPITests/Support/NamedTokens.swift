import EventSourcing
import HTTPAPI
import JobRuntime

/// Takes `USER` or `USER:SCOPE,…` for a token.
struct NamedTokens: Authenticator {
    func authenticate(bearer token: String) async throws(AuthenticationFailure) -> Principal {
        let parts = token.split(separator: ":", maxSplits: 1)
        guard let name = parts.first, let user = UserID(String(name)) else { throw .invalid }
        if name == "expired" { throw .expired }
        if name == "offline" { throw .unavailable }
        let scopes = parts.count > 1 ? parts[1].split(separator: ",").compactMap { Scope(rawValue: String($0)) } : [.jobs]
        // Somebody whose token runs out at once.
        let expiry = name == "brief" ? RuntimeClock.system.now().advanced(byMilliseconds: 300) : nil
        return Principal(userID: user, scopes: Set(scopes), expiresAt: expiry)
    }
}

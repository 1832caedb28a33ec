import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Who looks at a page, by the token in the browser's cookie.
struct PageSessions: Sendable {
    let authenticator: any Authenticator

    /// Nil when nobody is signed in, or not any more.
    func caller(_ request: Request) async throws(Problem) -> Principal? {
        guard let token = SessionCookie.token(request.headers) else { return nil }
        switch try await self.judge(token) {
        case .accepted(let principal): return principal
        case .refused: return nil
        }
    }

    enum Judgement: Sendable {
        case accepted(Principal)
        /// For people.
        case refused(String)
    }

    func judge(_ token: String) async throws(Problem) -> Judgement {
        do {
            let principal = try await self.authenticator.authenticate(bearer: token)
            guard principal.scopes.contains(.jobs) else { return .refused("This token lacks the scope 'jobs'.") }
            return .accepted(principal)
        } catch {
            switch error {
            case .invalid: return .refused("This is not a valid token of this service.")
            case .expired: return .refused("This token has expired. Get a new one.")
            case .unavailable: throw Problem(.unavailable, "tokens cannot be checked now", retryAfterSeconds: 5)
            }
        }
    }

    /// Whether the client came by TLS, to this service or to a proxy before it. A client that says so without need harms itself alone.
    static func isSecure(_ request: Request) -> Bool {
        request.head.scheme == "https" || request.headers[.forwardedProto]?.lowercased() == "https"
    }
}

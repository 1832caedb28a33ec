import Encodings
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Lets in who has a token with the scope, and tells the routes behind it who that is.
struct AccessMiddleware: RouterMiddleware {
    typealias Context = APIContext

    let authenticator: any Authenticator
    let scope: Scope
    /// Whether the token may stand in the query, where browsers have no other place for it: for streams only.
    var takesQueryToken = false

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let principal = try await self.principal(of: request)
        guard principal.scopes.contains(self.scope) else {
            throw Problem(
                .forbidden,
                "the token lacks the scope '\(self.scope.rawValue)'",
                challenge: "Bearer error=\"insufficient_scope\", scope=\"\(self.scope.rawValue)\""
            )
        }
        context.principal = principal
        context.notes.user(principal.userID)
        try await context.rates?.admit(principal.userID, context.notes)
        return try await next(request, context)
    }

    func principal(of request: Request) async throws(Problem) -> Principal {
        guard let token = try self.token(of: request) else {
            throw Problem(.unauthenticated, "send a token as 'Authorization: Bearer …'", challenge: "Bearer")
        }
        do {
            return try await self.authenticator.authenticate(bearer: token)
        } catch {
            switch error {
            case .invalid: throw Problem(.unauthenticated, "the token is not valid", challenge: "Bearer error=\"invalid_token\"")
            case .expired: throw Problem(.unauthenticated, "the token has expired", challenge: "Bearer error=\"invalid_token\"")
            case .unavailable: throw Problem(.unavailable, "tokens cannot be checked now", retryAfterSeconds: 5)
            }
        }
    }

    private func token(of request: Request) throws(Problem) -> String? {
        let headers = request.headers[values: .authorization]
        guard headers.count <= 1 else {
            throw Problem(.malformedRequest, fields: [FieldProblem(.header("Authorization"), "is there more than once")])
        }
        if let header = headers.first {
            let parts = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard parts.count == 2, parts[0].lowercased() == "bearer", !parts[1].isEmpty else { return nil }
            return String(parts[1])
        }
        if self.takesQueryToken {
            for pair in (request.uri.query ?? "").split(separator: "&") where pair.hasPrefix("token=") {
                return PercentEncoding.decoded(pair.dropFirst(6), isForm: true)
            }
        }
        guard let token = SessionCookie.token(request.headers) else { return nil }
        guard RequestOrigin(request).allowsCookie(for: request.method) else {
            throw Problem(.forbidden, "a session's cookie counts only for requests of this service's own pages")
        }
        return token
    }
}

import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Around every page: who looks at it, what its browser may do with it, and problems as pages.
struct PageMiddleware: RouterMiddleware {
    typealias Context = APIContext

    /// Nothing but what the page itself brings along: no script, style, frame or connection of anybody else's, nothing inline.
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "object-src 'self'",
        "frame-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ]
    .joined(separator: "; ")

    /// Nil where it does not matter who looks.
    let sessions: PageSessions?
    let templates: PageTemplates

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        var response: Response
        do {
            guard request.method == .get || request.method == .head || RequestOrigin(request).allowsCookie(for: request.method) else {
                throw Problem(.forbidden, "forms of this service count only when they are sent from its own pages")
            }
            context.principal = try await self.sessions?.caller(request)
            if let caller = context.principal {
                context.notes.user(caller.userID)
                try await context.rates?.admit(caller.userID, context.notes)
            }
            response = try await next(request, context)
        } catch let problem as Problem {
            response = self.response(problem, request, context)
        }
        response.headers[.contentSecurityPolicy] = Self.policy
        // Forms must say where they come from, and other services must not learn where a link was.
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        return response
    }

    /// Who has to sign in is asked to where the page would be, and comes back to it.
    private func response(_ problem: Problem, _ request: Request, _ context: APIContext) -> Response {
        if problem.type == .unauthenticated {
            let next = request.method == .get ? request.uri.description : "/"
            return self.templates.response(.signIn, SignInPage(next: next), status: .unauthorized)
        }
        var headers = HTTPFields()
        if let seconds = problem.retryAfterSeconds { headers[.retryAfter] = "\(seconds)" }
        let page = ProblemPage(problem, frame: PageFrame(user: context.principal?.userID.name))
        return self.templates.response(
            .problem,
            page,
            status: problem.type.status,
            headers: headers,
            closesConnection: problem.closesConnection
        )
    }
}

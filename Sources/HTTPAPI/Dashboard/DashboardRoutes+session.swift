import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime

extension DashboardRoutes {
    /// `POST /sign-in`: puts the token where the browser keeps it and no script sees it.
    func signIn(_ request: Request, _ context: APIContext) async throws -> Response {
        let fields = try await self.fields(request)
        let page = SignInPage(next: fields.word("next") ?? "/")
        guard let token = fields.word("token") else { return self.refused("Paste a token.", page) }
        guard SessionCookie.canHold(token) else { return self.refused("This is not a token.", page) }
        switch try await self.sessions.judge(token) {
        case .refused(let reason): return self.refused(reason, page)
        case .accepted(let principal):
            context.notes.user(principal.userID)
            let isSecure = PageSessions.isSecure(request)
            let cookie = SessionCookie.set(token, until: principal.expiresAt, now: RuntimeClock.system.now(), isSecure: isSecure)
            return Self.redirect(page.next, headers: [.setCookie: cookie])
        }
    }

    /// `POST /sign-out`: the browser forgets the token. The token itself is good until it expires.
    func signOut(_ request: Request) -> Response {
        Self.redirect("/", headers: [.setCookie: SessionCookie.clear(isSecure: PageSessions.isSecure(request))])
    }

    private func refused(_ reason: String, _ page: SignInPage) -> Response {
        self.templates.response(.signIn, SignInPage(next: page.next, problem: reason), status: .unauthorized)
    }
}

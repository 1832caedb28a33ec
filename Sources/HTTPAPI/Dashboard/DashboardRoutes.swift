import HTTPTypes
import Hummingbird
import HummingbirdCore
import JobRuntime

/// The pages that people see in a browser. They ask the same services as the API, and are no part of its contract.
struct DashboardRoutes: Sendable {
    /// All of them, so that nobody takes them for routes that the contract forgot.
    static let paths = [
        "GET /", "POST /sign-in", "POST /sign-out", "GET /new", "POST /new", "GET /jobs/{id}", "POST /jobs/{id}/cancel",
        "POST /jobs/{id}/retry", "POST /jobs/{id}/signals/{name}", "POST /jobs/{id}/erase", "GET /assets/{name}",
    ]

    let access: JobAccess
    let submitter: Submitter
    let bodies: BodyReader
    let limits: HTTPLimits
    let sessions: PageSessions
    let templates: PageTemplates
    let dependencies: HTTPDependencies

    init(access: JobAccess, submitter: Submitter, bodies: BodyReader, limits: HTTPLimits, _ dependencies: HTTPDependencies) throws {
        self.access = access
        self.submitter = submitter
        self.bodies = bodies
        self.limits = limits
        self.sessions = PageSessions(authenticator: dependencies.authenticator)
        self.templates = try PageTemplates()
        self.dependencies = dependencies
    }

    func add(to router: Router<APIContext>) {
        let pages = router.group().add(middleware: PageMiddleware(sessions: self.sessions, templates: self.templates))
        pages.get("/") { try await self.jobs($0, $1) }
        pages.post("sign-in") { try await self.signIn($0, $1) }
        pages.post("sign-out") { request, _ in self.signOut(request) }
        pages.get("new") { try await self.form($0, $1) }
        pages.post("new") { try await self.submit($0, $1) }
        pages.get("jobs/:id") { try await self.job($0, $1) }
        pages.post("jobs/:id/cancel") { try await self.cancel($0, $1) }
        pages.post("jobs/:id/retry") { try await self.retry($0, $1) }
        pages.post("jobs/:id/erase") { try await self.erase($0, $1) }
        pages.post("jobs/:id/signals/:name") { try await self.signal($0, $1) }

        let assets = PageAssets()
        let files = router.group().add(middleware: PageMiddleware(sessions: nil, templates: self.templates))
        files.get("assets/:name") { request, context in try assets.response(context.part("name"), request) }
    }

    /// What a form sent. Only one that makes a job has files.
    func fields(_ request: Request, upTo bound: Int = 16 << 10) async throws -> FormFields {
        try FormFields(contentType: request.headers[.contentType], body: try await self.bodies.bytes(request, upTo: bound))
    }

    /// Another page, got with GET.
    static func redirect(_ path: String, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.location] = path
        headers[.contentLength] = "0"
        return Response(status: .seeOther, headers: headers)
    }
}

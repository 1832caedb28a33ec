import EventSourcing
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOHTTP1

/// Around every request: its name, its span, its problems as answers, its line in the access log.
///
/// The line says the route's pattern and never the request's path or query, so that neither ids of a client's making nor tokens get
/// into the log.
struct RequestScope: RouterMiddleware {
    typealias Context = APIContext

    let routes: RouteTable
    /// Nil where nobody has to be known.
    let rates: RateLimiter?
    let metrics: HTTPMetrics
    let tracer: RequestTracer
    let logger: Logger

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        let name = RequestName(request.headers)
        var context = context
        let span = self.tracer.begin(request.head)
        context.trace = span.map(\.trace) ?? request.headers[.traceparent].flatMap { TraceContext($0) }
        context.rates = self.rates
        var response: Response
        do {
            if let span {
                let context = context
                response = try await span.run { try await next(request, context) }
            } else {
                response = try await next(request, context)
            }
        } catch let error as HTTPParserError {
            // The bytes are no HTTP: the server answers that itself and closes the connection.
            span?.end(HTTPMetrics.known(request.method), route: "NotFound", status: .badRequest)
            throw error
        } catch {
            response = self.problem(of: error, request, name).response
        }
        response.headers[.requestID] = "\(name)"
        response.headers[.xContentTypeOptions] = "nosniff"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        for field in RateNotice.fields(context.notes.rates) { response.headers[field.name] = field.value }
        self.note(request, response, context, name, since: began)
        span?.end(HTTPMetrics.known(request.method), route: context.endpointPath ?? "NotFound", status: response.status)
        return response
    }

    private func problem(of error: any Error, _ request: Request, _ name: RequestName) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as HTTPError where error.status == .notFound:
            let allowed = self.routes.methods(at: request.uri.path)
            guard !allowed.isEmpty else { return Problem(.notFound) }
            return Problem(.methodNotAllowed, allow: allowed)
        case is CancellationError: return Problem(.unavailable, "the service is stopping", retryAfterSeconds: 1)
        default:
            // Only the error's type: its text may quote what a person wrote (G13).
            self.logger.error("request failed", metadata: ["request": "\(name)", "error": "\(String(reflecting: Swift.type(of: error)))"])
            return Problem(.internalError)
        }
    }

    private func note(
        _ request: Request,
        _ response: Response,
        _ context: APIContext,
        _ name: RequestName,
        since began: ContinuousClock.Instant
    ) {
        let route = context.endpointPath ?? "NotFound"
        let took = began.duration(to: .now)
        self.metrics.answered(method: request.method, route: route, status: response.status, in: took)
        guard self.logger.logLevel <= .info else { return }
        var metadata: Logger.Metadata = [
            "request": "\(name)",
            "method": "\(request.method.rawValue)",
            "route": "\(route)",
            "status": "\(response.status.code)",
            "ms": "\(Self.milliseconds(took))",
        ]
        if let user = context.notes.user { metadata["user"] = "\(user)" }
        if let trace = context.trace { metadata["trace"] = "\(trace.traceID)" }
        self.logger.info("answered", metadata: metadata)
    }

    private static func milliseconds(_ duration: Duration) -> String {
        let microseconds = duration / .microseconds(1)
        return "\((microseconds / 10).rounded() / 100)"
    }
}

import EventSourcing
import HTTPTypes
import Tracing

/// The span of one request, by OpenTelemetry's conventions for HTTP servers. It says the route and never path or query, so that it holds
/// neither ids nor tokens.
struct RequestSpan: Sendable {
    let span: any Span
    /// To be sent along with what the request causes.
    let trace: TraceContext?

    func run<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        try await ServiceContext.withValue(self.span.context) { try await body() }
    }

    func end(_ method: String, route: String, status: HTTPResponse.Status) {
        self.span.operationName = "\(method) \(route)"
        self.span.attributes["http.request.method"] = method
        self.span.attributes["http.route"] = route
        self.span.attributes["http.response.status_code"] = Int64(status.code)
        if status.code >= 500 {
            self.span.attributes["error.type"] = "\(status.code)"
            self.span.setStatus(SpanStatus(code: .error))
        }
        self.span.end()
    }
}

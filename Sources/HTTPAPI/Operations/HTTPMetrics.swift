import HTTPTypes
import Metrics

/// What the service tells of its requests. Labels are routes' patterns, so that their number is bounded and they say nothing (G13).
struct HTTPMetrics: Sendable {
    func answered(method: HTTPRequest.Method, route: String, status: HTTPResponse.Status, in duration: Duration) {
        let dimensions = [("method", Self.known(method)), ("route", route), ("status", "\(status.code)")]
        Metrics.Timer(label: "selvedge_http_request_seconds", dimensions: dimensions).record(duration: duration)
    }

    /// - Parameter reason: what there is too much of.
    func shed(_ reason: ShedReason) { Counter(label: "selvedge_http_shed_total", dimensions: [("reason", reason.rawValue)]).increment() }

    func rateLimited(_ policy: RateNotice.Policy) {
        Counter(label: "selvedge_http_rate_limited_total", dimensions: [("policy", policy.rawValue)]).increment()
    }

    func streams(_ count: Int) { Gauge(label: "selvedge_http_streams").record(count) }

    func webSockets(_ count: Int) { Gauge(label: "selvedge_http_websockets").record(count) }

    func cutSlowClient() { Counter(label: "selvedge_http_slow_clients_cut_total").increment() }

    /// A client may send any word as its method.
    static func known(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .put, .patch, .delete, .options: method.rawValue
        default: "other"
        }
    }
}
